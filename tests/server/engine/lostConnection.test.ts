import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openPostgres } from '../../../server/store/postgres';
import { type Sql, type Store, StoreLostError } from '../../../server/store/sql';
import { connected } from '../connection';
import { createDatabase } from '../database';

describe('a connection that PostgreSQL ends', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let store: Store;
  beforeEach(async () => {
    database = await createDatabase(inject('postgresUrl'));
    // Who comes next gets the same one.
    store = openPostgres(database.databaseUrl, 1);
    await store.query('create table grants (credits bigint)');
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const grant = (sql: Sql, credits: number) => sql.query('insert into grants values ($1)', [credits]);
  const granted = async () =>
    (await store.query<{ credits: number }>('select credits from grants order by credits')).map(
      ({ credits }) => credits,
    );
  const backendOf = async (sql: Sql) =>
    (await sql.query<{ pid: number }>('select pg_backend_pid() as pid'))[0]?.pid;
  /** Returns when it is gone. */
  const end = (pid: number | undefined) =>
    connected(database.databaseUrl, (client) =>
      client.query('select pg_terminate_backend($1, 10000)', [pid]),
    );

  it.each<[string, (sql: Sql, pid: number | undefined) => Promise<unknown>]>([
    ['during a statement', (sql, pid) => Promise.all([sql.query('select pg_sleep(60)'), end(pid)])],
    [
      'during statements that weren’t waited for',
      (sql, pid) => Promise.all([grant(sql, 2), sql.query('select pg_sleep(60)'), grant(sql, 3), end(pid)]),
    ],
    ['between two statements', (_, pid) => end(pid)],
    [
      'and whose loss is passed over',
      (sql, pid) => Promise.allSettled([sql.query('select pg_sleep(60)'), end(pid)]),
    ],
  ])('%s takes its transaction with it, and nothing else', async (_, lose) => {
    const lost = store.transaction(async (sql) => {
      await grant(sql, 1);
      await lose(sql, await backendOf(sql));
      await grant(sql, 4);
    });
    const next = store.transaction((sql) => grant(sql, 5));
    await expect(lost).rejects.toThrow(StoreLostError);
    await next;
    await store.transaction((sql) => grant(sql, 6));
    expect(await granted()).toEqual([5, 6]);
  });

  it('while nobody uses it is not missed', async () => {
    await end(await backendOf(store));
    await grant(store, 1);
    expect(await granted()).toEqual([1]);
  });
});
