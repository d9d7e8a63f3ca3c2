import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { assertLedger, EMPTY_LEDGER, evolve, type HoldAnswer } from '../../../lib/ledger';
import { migrate } from '../../../server/store/migrate';
import { MIGRATIONS } from '../../../server/store/migrations';
import { connected } from '../connection';
import { newId, postgresDatabase, startEngine } from '../kit/engine';
import { holdOf } from '../kit/requests';

describe('two processes on one PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof postgresDatabase>>;
  beforeEach(async () => {
    database = await postgresDatabase();
  });
  afterEach(() => database.drop());

  async function both() {
    const [first, second] = await Promise.all([database.open(), database.open()]);
    return { here: await startEngine(first), there: await startEngine(second) };
  }

  it('bring the database up to date at the same time', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => database.open()));
    const [store] = stores;
    expect(await store?.query('select version from migrations order by version')).toEqual(
      MIGRATIONS.map((_, index) => ({ version: index + 1 })),
    );
  });

  it('don’t open a database of a newer version', async () => {
    const store = await database.open();
    await expect(migrate(store, [])).rejects.toMatchObject({ name: 'OpenError' });
  });

  it('commit to the same team at once, and it adds up', async () => {
    const { here, there } = await both();
    const { teamId } = await here.keeper.createTeam({ name: 'Acme', planCredits: 101 });
    const mia = await here.join(teamId, 'Mia');
    const noa = await there.join(teamId, 'Noa');
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_, index) => {
        const ask = holdOf(['a', 'b'], { sequenceId: `s${index}` });
        return index % 2 ? here.service.submit(mia, [ask]) : there.service.submit(noa, [ask]);
      }),
    );
    const held = answers.flat().map((answer) => (answer as HoldAnswer).held ?? 0);
    expect(held.reduce((sum, credits) => sum + credits, 0)).toBe(100);
    const { entries } = await here.service.changes(mia, 0, 1_000);
    const state = evolve(EMPTY_LEDGER, entries);
    assertLedger(state);
    expect((await there.service.snapshot(noa)).balances).toEqual(state.balances);
    expect([...here.failures, ...there.failures]).toEqual([]);
  });

  it('invite one member of a name, whoever asks at once', async () => {
    const { here, there } = await both();
    const { teamId } = await here.keeper.createTeam({ name: 'Acme', planCredits: 0 });
    const ada = await here.join(teamId, 'Ada', 'owner');
    const invite = (engine: typeof here) =>
      engine.service.invite(ada, { memberId: newId(), name: 'Mo', role: 'member' });
    const asked = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => invite(index % 2 ? here : there)),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await here.service.members(ada)).map(({ name }) => name)).toEqual(['Ada', 'Mo']);
    expect([...here.failures, ...there.failures]).toEqual([]);
  });

  it('commit to the same team at once on a database that isolates transactions otherwise by default', async () => {
    const first = await database.open();
    const [row] = await first.query<{ name: string }>('select current_database() as name');
    await first.query(`alter database ${row?.name} set default_transaction_isolation = 'serializable'`);
    const { here, there } = await both();
    const { teamId } = await here.keeper.createTeam({ name: 'Acme', planCredits: 100 });
    const [mia, noa] = [await here.join(teamId, 'Mia'), await there.join(teamId, 'Noa')];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const ask = holdOf(['a'], { sequenceId: `s${index}` });
        return index % 2 ? here.service.submit(mia, [ask]) : there.service.submit(noa, [ask]);
      }),
    );
    expect(answers.flat().map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 'accepted'));
    expect([...here.failures, ...there.failures]).toEqual([]);
  });

  it('let a team go when one of them hangs in the middle of a commit', async () => {
    const store = await database.open();
    // The database ends what hangs, and with it the lock on the team.
    expect(await store.query('show idle_in_transaction_session_timeout')).toEqual([
      { idle_in_transaction_session_timeout: '20s' },
    ]);
  });

  it('give a command that comes to both one effect', async () => {
    const { here, there } = await both();
    const { teamId } = await here.keeper.createTeam({ name: 'Acme', planCredits: 10 });
    const mia = await here.join(teamId, 'Mia');
    const ask = holdOf(['a']);
    const [one, other] = await Promise.all([
      here.service.submit(mia, [ask]),
      there.service.submit(mia, [ask]),
    ]);
    expect(one).toEqual(other);
    expect((await here.service.snapshot(mia)).balances.retained).toBe(2);
  });

  it('see each other’s commits while somebody watches', async () => {
    const { here, there } = await both();
    const { teamId } = await here.keeper.createTeam({ name: 'Acme', planCredits: 10 });
    const mia = await here.join(teamId, 'Mia');
    const ending = new AbortController();
    const local = here.service.watch(mia, 0, ending.signal)[Symbol.asyncIterator]();
    const remote = there.service.watch(mia, 0, ending.signal)[Symbol.asyncIterator]();
    const at = (cursor: number, profilesVersion: number) => ({ value: { cursor, profilesVersion } });
    expect(await Promise.all([local.next(), remote.next()])).toMatchObject([at(1, 0), at(1, 0)]);
    const next = Promise.all([local.next(), remote.next()]);
    await here.service.submit(mia, [holdOf(['a'])]);
    expect(await next).toMatchObject([at(2, 0), at(2, 0)]);
    const published = Promise.all([local.next(), remote.next()]);
    const ada = await here.join(teamId, 'Ada', 'owner');
    await here.service.publishProfiles(ada, { profiles: [], note: '', after: 0 });
    expect(await published).toMatchObject([at(2, 1), at(2, 1)]);
    const end = Promise.all([local.next(), remote.next()]);
    ending.abort();
    expect(await end).toMatchObject([{ done: true }, { done: true }]);
  });

  it('go on after the database has ended their connections', async () => {
    const { here } = await both();
    const { teamId } = await here.keeper.createTeam({ name: 'Acme', planCredits: 10 });
    const mia = await here.join(teamId, 'Mia');
    const [database] = await here.store.query<{ name: string }>('select current_database() as name');
    await connected(inject('postgresUrl'), (client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'jason-ai-credits' and datname = $1`,
        [database?.name],
      ),
    );
    expect(await here.service.submit(mia, [holdOf(['a'])])).toMatchObject([{ status: 'accepted', held: 2 }]);
    expect(await here.service.isHealthy()).toBe(true);
  });

  it('say that the server failed, and are not healthy, without a database', async () => {
    const { here } = await both();
    const { teamId } = await here.keeper.createTeam({ name: 'Acme', planCredits: 10 });
    const mia = await here.join(teamId, 'Mia');
    await here.store.close();
    const failed = { code: 'server-failed' };
    await expect(here.service.submit(mia, [holdOf(['a'])])).rejects.toMatchObject(failed);
    await expect(here.service.changes(mia, 0, 10)).rejects.toMatchObject(failed);
    await expect(here.keeper.newToken(teamId, newId(), false)).rejects.toMatchObject(failed);
    expect(await here.service.isHealthy()).toBe(false);
    expect(here.failures).not.toEqual([]);
  });
});
