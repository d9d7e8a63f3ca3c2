import browser from 'webextension-polyfill';
import type { Broadcast } from '../messages/catalogue';
import { SEQUENCE_EDITOR_PAGES } from '../profile/origin';

/** Built from entrypoints/runs. */
const RUNS_SCRIPT = '/runs.js';

/** Gone when the extension is updated, reloaded or switched off, and when the browser ends. */
const INJECTED = 'injected';

/**
 * Puts the content script into the sequence pages that are open when the extension comes: no event tells that it was switched on
 * again. Call it whenever the worker starts; it does so once.
 */
export async function injectOnceIntoOpenTabs(): Promise<void> {
  if ((await browser.storage.session.get(INJECTED))[INJECTED] === true) return;
  await browser.storage.session.set({ [INJECTED]: true });
  await injectIntoOpenTabs();
}

/** Puts the content script into open sequence pages that have none, or an orphaned one: the new one makes that leave. */
export async function injectIntoOpenTabs(): Promise<void> {
  const files = browser.runtime.getManifest().content_scripts?.flatMap(({ js }) => js ?? []) ?? [];
  const tabs = await browser.tabs.query({ url: SEQUENCE_EDITOR_PAGES });
  // A tab may be closing, or asleep: it gets its script when it loads the next time.
  await Promise.allSettled(
    tabs.map(async ({ id }) => {
      if (id === undefined || (await isHeard(id))) return;
      await browser.scripting.executeScript({ target: { tabId: id }, files });
    }),
  );
}

/** Whether a script of ours lives in a tab. A restored tab's must not be ended: somebody may have clicked there. */
async function isHeard(tabId: number): Promise<boolean> {
  const message: Broadcast = { type: 'profiles.changed' };
  try {
    await browser.tabs.sendMessage(tabId, message);
    return true;
  } catch {
    return false;
  }
}

/** Puts the half of the content script that runs need into the page that asks for it. */
export async function injectRuns(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [RUNS_SCRIPT] });
}
