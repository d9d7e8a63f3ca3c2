import browser from 'webextension-polyfill';
import type { JobRunRow } from '../../cache/rows';
import { SEQUENCE_EDITOR_PAGES } from '../../profile/origin';

const MINUTE_MS = 60_000;

/** A page that is there and hasn't spoken of its run for so long doesn't watch it any more. */
const SILENT_MS = 10 * MINUTE_MS;
/** Another document is in the tab: it may have taken up the watch, and is given this long to be heard. */
const REPLACED_MS = 2 * MINUTE_MS;

/** The tabs that show the sequence editor now. */
export interface OpenTabs {
  list(): Promise<ReadonlySet<number>>;
  /** A tab was closed: some browsers go on listing it for a moment. */
  closed(tabId: number): void;
}

export function createOpenTabs(): OpenTabs {
  const closed = new Set<number>();
  return {
    async list() {
      const tabs = await browser.tabs.query({ url: SEQUENCE_EDITOR_PAGES });
      // A tab that was put to sleep has no page in it.
      const awake = tabs.filter(({ discarded }) => discarded !== true);
      return new Set(awake.flatMap(({ id }) => (id === undefined || closed.has(id) ? [] : id)));
    },
    closed: (tabId) => void closed.add(tabId),
  };
}

/** From when on a run's page is taken to be gone, so that the vendor's API is asked instead. */
export function unwatchedAtMs({ tabId, heardAtMs }: JobRunRow, open: ReadonlySet<number>): number {
  if (tabId === null) return heardAtMs + REPLACED_MS;
  return open.has(tabId) ? heardAtMs + SILENT_MS : 0;
}
