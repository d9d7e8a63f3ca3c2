import type { Cache } from './cache';
import type { CreditsDatabase } from './database';
import type { SyncRow } from './rows';

const NEVER_SYNCED: SyncRow = {
  key: 'sync',
  syncedAtMs: null,
  failures: 0,
  nextTryAtMs: null,
  problem: null,
  clockAheadMs: 0,
  heard: null,
};

/** How the copy stands towards its server. Call it inside a transaction. */
export async function syncRow(db: CreditsDatabase): Promise<SyncRow> {
  return (await db.sync.get('sync')) ?? NEVER_SYNCED;
}

export function readSync(cache: Cache): Promise<SyncRow> {
  return cache.transact('r', syncRow);
}

/** @returns the row before and after the change */
export function changeSync(
  cache: Cache,
  change: (row: SyncRow) => Partial<Omit<SyncRow, 'key'>>,
): Promise<{ before: SyncRow; after: SyncRow }> {
  return cache.transact('rw', async (db) => {
    const before = await syncRow(db);
    const after = { ...before, ...change(before) };
    await db.sync.put(after);
    return { before, after };
  });
}
