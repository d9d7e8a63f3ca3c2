import browser from 'webextension-polyfill';
import { SEQUENCE_EDITOR_PAGES } from '../profile/origin';

/** Built from entrypoints/runs. */
const RUNS_SCRIPT = '/runs.js';

/**
 * Puts the content script into the sequence pages that are open already: after an install they would have none, and
 * after an update an orphaned one that can't talk to anybody. The new one makes the old one leave.
 */
export async function injectIntoOpenTabs(): Promise<void> {
  const files = browser.runtime.getManifest().content_scripts?.flatMap(({ js }) => js ?? []) ?? [];
  const tabs = await browser.tabs.query({ url: SEQUENCE_EDITOR_PAGES });
  // A tab may be closing, or asleep: it gets its script when it loads the next time.
  await Promise.allSettled(
    tabs.map(({ id }) =>
      id === undefined ? null : browser.scripting.executeScript({ target: { tabId: id }, files }),
    ),
  );
}

/** Puts the half of the content script that runs need into the page that asks for it. */
export async function injectRuns(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [RUNS_SCRIPT] });
}
