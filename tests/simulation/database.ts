import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { migrate } from '../../server/store/migrate';
import { sqlOf } from '../../server/store/pglite';
import type { Sql } from '../../server/store/sql';

/** A database in memory with the server's schema, for worlds one after the other. */
export async function createDatabase(): Promise<PGlite> {
  const database = await PGlite.create({ loadDataDir: await openAsBlob(inject('pgliteTar')) });
  const sql = sqlOf(database);
  const once = <T>(work: (sql: Sql) => Promise<T>) => work(sql);
  await migrate({ ...sql, transaction: once, reading: once, close: async () => {} });
  return database;
}
