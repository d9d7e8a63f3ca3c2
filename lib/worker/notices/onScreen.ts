import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { OpenTabs } from '../replyApi/watched';

/** Which sequences the person has a page of open: there they see how a run ends. */
export interface OnScreen {
  /** A tab's page asks for the runs of a sequence: it shows them from now on, in place of the one before. */
  shows(tabId: number, sequenceId: string): Promise<void>;
  list(): Promise<ReadonlySet<string>>;
}

const KEY = 'onScreen';

const Stored = v.record(v.string(), v.string());

async function read(): Promise<Record<string, string>> {
  const stored = v.safeParse(Stored, (await browser.storage.session.get(KEY))[KEY]);
  return stored.success ? stored.output : {};
}

/** Kept for as long as the browser runs, since tabs outlive the worker. */
export function createOnScreen(openTabs: Pick<OpenTabs, 'list'>): OnScreen {
  /** Of two pages that ask at once, each must see what the other one has put down. */
  let writing: Promise<unknown> = Promise.resolve();

  async function write(tabId: number, sequenceId: string): Promise<void> {
    const [known, open] = await Promise.all([read(), openTabs.list()]);
    if (known[tabId] === sequenceId) return;
    const others = Object.entries(known).filter(([id]) => open.has(Number(id)));
    const next = { ...Object.fromEntries(others), [tabId]: sequenceId };
    await browser.storage.session.set({ [KEY]: next });
  }

  return {
    shows(tabId, sequenceId) {
      const written = writing.then(() => write(tabId, sequenceId));
      writing = written.catch(() => undefined);
      return written;
    },
    async list() {
      const [known, open] = await Promise.all([read(), openTabs.list()]);
      return new Set(Object.entries(known).flatMap(([id, shown]) => (open.has(Number(id)) ? [shown] : [])));
    },
  };
}
