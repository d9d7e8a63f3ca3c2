import { IDBFactory } from 'fake-indexeddb';
import { Cache } from '../../../lib/cache/cache';
import { CreditsDatabase } from '../../../lib/cache/database';
import type { LedgerMarker } from '../../../lib/cache/marker';
import { mendOwn } from '../../../lib/cache/mend';

export interface TestCache {
  readonly cache: Cache;
  readonly db: CreditsDatabase;
  readonly marker: LedgerMarker;
  readonly indexedDB: IDBFactory;
  /** The same stored data, as a worker that has been started again reaches it. */
  reopen(): TestCache;
}

let count = 0;

function memoryMarker(): LedgerMarker {
  let stored: string | null = null;
  return {
    read: async () => stored,
    write: async (ledgerId) => {
      stored = ledgerId;
    },
  };
}

/** A cache on an IndexedDB of its own, in memory. */
export function createTestCache(
  indexedDB: IDBFactory = new IDBFactory(),
  marker: LedgerMarker = memoryMarker(),
): TestCache {
  const db = new CreditsDatabase('test', { indexedDB });
  const newLedgerId = () => `ledger-${++count}`;
  const cache = new Cache(db, marker, newLedgerId, mendOwn(newLedgerId));
  return {
    cache,
    db,
    marker,
    indexedDB,
    reopen() {
      db.close();
      return createTestCache(indexedDB, marker);
    },
  };
}

/** Everything that is stored but the ledger's own name, which a ledger that was made again has anew. */
export async function contentOf({ db }: Pick<TestCache, 'db'>) {
  const tables = await Promise.all(db.ledgerTables.map(async (table) => [table.name, await table.toArray()]));
  return JSON.parse(JSON.stringify(Object.fromEntries(tables)), (key, value) =>
    key === 'ledgerId' ? undefined : value,
  );
}
