import { PGlite, type Transaction } from '@electric-sql/pglite';
import { lockFolder } from './folderLock.ts';
import type { Sql, Store } from './sql.ts';

/**
 * PostgreSQL inside of this process: one statement at a time, nothing to install.
 *
 * @param folder where the data are kept; null for memory
 * @throws OpenError where another process uses the folder
 */
export async function openPglite(folder: string | null): Promise<Store> {
  const unlock = folder === null ? () => {} : lockFolder(folder);
  let db: PGlite;
  try {
    db = folder === null ? await PGlite.create() : await PGlite.create(folder);
  } catch (error) {
    unlock();
    throw error;
  }
  const transaction = <T>(work: (sql: Sql) => Promise<T>) => db.transaction((tx) => work(sqlOf(tx)));
  return {
    ...sqlOf(db),
    transaction,
    // Nothing else happens meanwhile.
    reading: transaction,
    async close() {
      await db.close();
      unlock();
    },
  };
}

function sqlOf(db: PGlite | Transaction): Sql {
  return {
    query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
      (await db.query<Row>(text, [...params])).rows,
  };
}
