import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { OpenError } from '../../../server/store/openError';
import { openPostgres } from '../../../server/store/postgres';
import { type Sql, StoreLostError } from '../../../server/store/sql';
import { connected } from '../connection';
import { createDatabase } from '../database';
import { silentProxy } from '../silentProxy';

/** A database of its own, until the test is over. */
async function ownDatabase(): Promise<string> {
  const { databaseUrl, drop } = await createDatabase(inject('postgresUrl'));
  onTestFinished(drop);
  return databaseUrl;
}

/** Opens one with a single connection, until the test is over: who comes next gets the same. */
function opened(databaseUrl: string) {
  const store = openPostgres(databaseUrl, 1);
  onTestFinished(store.close);
  return store;
}

describe('a connection that PostgreSQL ends', () => {
  async function withGrants() {
    const store = opened(await ownDatabase());
    await store.query('create table grants (credits bigint)');
    return store;
  }
  const grant = (sql: Sql, credits: number) => sql.query('insert into grants values ($1)', [credits]);
  const granted = async (store: Sql) =>
    (await store.query<{ credits: number }>('select credits from grants order by credits')).map(
      ({ credits }) => credits,
    );
  const backendOf = async (sql: Sql) =>
    (await sql.query<{ pid: number }>('select pg_backend_pid() as pid'))[0]?.pid;
  /** Returns when it is gone. */
  const end = (pid: number | undefined) =>
    connected(inject('postgresUrl'), (client) =>
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
    const store = await withGrants();
    const lost = store.transaction(async (sql) => {
      await grant(sql, 1);
      await lose(sql, await backendOf(sql));
      await grant(sql, 4);
    });
    const next = store.transaction((sql) => grant(sql, 5));
    await expect(lost).rejects.toThrow(StoreLostError);
    await next;
    await store.transaction((sql) => grant(sql, 6));
    expect(await granted(store)).toEqual([5, 6]);
  });

  it('while nobody uses it is not missed', async () => {
    const store = await withGrants();
    await end(await backendOf(store));
    await grant(store, 1);
    expect(await granted(store)).toEqual([1]);
  });
});

describe('a connection on which nothing comes any more', () => {
  it.each<[string, (sql: Sql) => Promise<unknown>]>([
    ['a statement', (sql) => sql.query('select 1')],
    ['several that weren’t waited for', (sql) => Promise.all([sql.query('select 1'), sql.query('select 2')])],
  ])('is given up, with %s under way, and another made', async (_, ask) => {
    const proxy = await silentProxy(await ownDatabase());
    onTestFinished(proxy.close);
    proxy.url.searchParams.set('query_timeout', '500');
    const store = opened(proxy.url.href);
    const lost = store.transaction(async (sql) => {
      await ask(sql);
      proxy.fallSilent(true);
      await ask(sql);
    });
    await expect(lost).rejects.toThrow(StoreLostError);
    proxy.fallSilent(false);
    expect(await store.query('select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a connection whose statements were planned before a table was changed', () => {
  it('is used for no other transaction', async () => {
    const databaseUrl = await ownDatabase();
    const store = opened(databaseUrl);
    await store.query('create table notes (note text)');
    const read = () => store.transaction((sql) => sql.query('select * from notes'));
    await read();
    await connected(databaseUrl, (client) => client.query('alter table notes add column at bigint'));
    await expect(read()).rejects.toThrow('cached plan');
    expect(await read()).toEqual([]);
  });
});

describe('the address of a PostgreSQL', () => {
  it('may have settings of its own, beside ours', async () => {
    const url = new URL(await ownDatabase());
    url.searchParams.set('options', '-c search_path=notes');
    const store = opened(url.href);
    expect(await store.query('show search_path')).toEqual([{ search_path: 'notes' }]);
    expect(await store.query('show plan_cache_mode')).toEqual([{ plan_cache_mode: 'force_custom_plan' }]);
    expect(await store.query('show statement_timeout')).toEqual([{ statement_timeout: '1min' }]);
  });

  it.each([
    ['mysql://host/database', 'DATABASE_URL is not a PostgreSQL address'],
    ['nonsense', 'DATABASE_URL is not a PostgreSQL address'],
    ['postgres://host:port/database', 'DATABASE_URL is not a PostgreSQL address'],
    ['postgres://host/database?ssl=require', 'sslmode=verify-full'],
    ['postgres://host/database?sslrootcert=/nowhere.pem', 'no such file'],
    ['postgres://host/a%ff', 'URI malformed'],
  ])('is refused at once where it can’t be used: %s', (databaseUrl, words) => {
    expect(() => openPostgres(databaseUrl, 1)).toThrow(OpenError);
    expect(() => openPostgres(databaseUrl, 1)).toThrow(words);
  });
});
