import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { migrate } from '../../server/store/migrate';
import { sqlOf } from '../../server/store/pglite';
import type { Sql } from '../../server/store/sql';
import { ensurePglite } from '../setup/pglite.mjs';

/** A database in memory with the server's schema, for worlds one after the other. */
export async function createDatabase(): Promise<PGlite> {
  const database = await PGlite.create({ loadDataDir: await openAsBlob(await ensurePglite()) });
  const sql = sqlOf(database);
  const once = <T>(work: (sql: Sql) => Promise<T>) => work(sql);
  await migrate({ ...sql, transaction: once, reading: once, close: async () => {} });
  return database;
}
