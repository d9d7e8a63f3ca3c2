import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../server/store/migrate';
import type { Store } from '../../../server/store/sql';
import { DAY_MS, HOUR_MS, newId, pgliteStore, startEngine } from '../kit/engine';
import { holdOf, settleOf } from '../kit/requests';

let store: Store;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ store, remove } = await pgliteStore());
});
afterAll(() => remove());

describe('the usage of a team', () => {
  it('is made up from its contacts where it was never counted, and goes on from there', async () => {
    const { keeper, service, join, clock } = await startEngine(store);
    const { teamId } = await keeper.createTeam({ name: 'Acme', planCredits: 100 });
    const ada = await join(teamId, 'Ada');
    const sinceMs = clock.nowMs - DAY_MS;
    const read = () => service.usage(ada, { sinceMs, untilMs: sinceMs + 10 * DAY_MS, timeZone: 'UTC' });
    const run = holdOf(['a', 'b', 'c', 'd']);
    await service.submit(ada, [run, settleOf(run.runId, { a: 'succeeded', b: 'failed' })]);
    clock.nowMs += 25 * HOUR_MS;
    await service.submit(ada, [settleOf(run.runId, { c: 'succeeded' })]);
    const counted = await read();
    expect(counted.rows).toMatchObject([
      { used: 2, returned: 2, succeeded: 1, failed: 1 },
      { used: 2, returned: 4, succeeded: 1, failed: 2 },
    ]);

    await store.query('drop table run_activity');
    await store.query('delete from migrations where version = 4');
    await migrate(store);
    expect(await read()).toEqual(counted);
    const next = holdOf(['e']);
    await service.submit(ada, [next, settleOf(next.runId, { e: 'succeeded' })]);
    expect((await read()).rows.at(-1)).toMatchObject({ used: 4, returned: 4 });
  });

  it('divides what isn’t of whole contacts run by run, among however many like it', async () => {
    const { keeper, service, join, clock } = await startEngine(store);
    const { teamId } = await keeper.createTeam({ name: 'Acme', planCredits: 9 });
    const ada = await join(teamId, 'Ada');
    const steps = [
      { id: 'first', category: 'opener' },
      { id: 'second', category: 'recruiter' },
    ] as const;
    const run = (contact: string) => ({ ...holdOf([contact], { timeLimitMs: 60_000 }), steps });
    const [late, later, done, spender] = [run('a'), run('b'), run('c'), holdOf(['d', 'e'])];
    await service.submit(ada, [late, later]);
    clock.nowMs += 60_000;
    await service.submit(ada, [done, settleOf(done.runId, { c: 'succeeded' })]);
    await service.submit(ada, [spender, settleOf(spender.runId, { d: 'succeeded', e: 'succeeded' })]);
    // Two credits are left of the three that it costs; and two more for the other.
    await service.submit(ada, [settleOf(late.runId, { a: 'succeeded' })]);
    await keeper.adjust(teamId, { commandId: newId(), credits: 2, reason: '' });
    await service.submit(ada, [settleOf(later.runId, { b: 'succeeded' })]);
    const { rows } = await service.usage(ada, {
      sinceMs: clock.nowMs - DAY_MS,
      untilMs: clock.nowMs + DAY_MS,
      timeZone: 'UTC',
    });
    expect(rows).toMatchObject([
      { category: 'opener', used: 10, returned: 4, succeeded: 5, failed: 2 },
      { category: 'recruiter', used: 1, returned: 2, succeeded: 3, failed: 2 },
    ]);
  });
});
