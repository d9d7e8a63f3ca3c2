import * as v from 'valibot';
import browser from 'webextension-polyfill';

/**
 * Remembers, outside of IndexedDB, that a ledger was made here: so that a cleared database is told as a loss, and isn't
 * taken for a new start with no credits.
 */
export interface LedgerMarker {
  read(): Promise<string | null>;
  write(ledgerId: string): Promise<void>;
}

const KEY = 'ledgerId';
const Stored = v.object({ [KEY]: v.string() });

export const storedMarker: LedgerMarker = {
  async read() {
    const stored = v.safeParse(Stored, await browser.storage.local.get(KEY));
    return stored.success ? stored.output[KEY] : null;
  },
  write: (ledgerId) => browser.storage.local.set({ [KEY]: ledgerId }),
};

/** For a copy of what a team's server keeps: its loss is no loss, and it is made again. */
export const noMarker: LedgerMarker = { read: async () => null, write: async () => undefined };
