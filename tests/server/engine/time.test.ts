import { expect, it } from 'vitest';
import type { CommandRequest } from '../../../lib/protocol/command';
import type { Caller } from '../../../server/team/service';
import { DAY_MS, HOUR_MS, newId, startEngine } from '../kit/engine';
import { holdOf, settleOf } from '../kit/requests';
import { onEachStore } from '../kit/stores';

const END_OF_PERIOD = Date.UTC(2026, 1, 15);

onEachStore('time in a team', (given) => {
  async function team(planCredits: number) {
    const engine = await startEngine(given.store);
    const { teamId } = await engine.keeper.createTeam({ name: 'Acme', planCredits });
    const owner = await engine.join(teamId, 'Ola', 'owner');
    const mia = await engine.join(teamId, 'Mia');
    const submit = async (caller: Caller, ask: CommandRequest) =>
      (await engine.service.submit(caller, [ask]))[0];
    const balances = async () => (await engine.service.snapshot(owner)).balances;
    const kinds = async () =>
      (await engine.service.changes(owner, 0, 1_000)).entries.map(({ kind, by }) => `${kind} by ${by}`);
    return { ...engine, teamId, owner, mia, submit, balances, kinds };
  }

  it('grants the plan’s credits at once, and those of the next period when it begins', async () => {
    const { clock, sweep, balances, service, owner, kinds } = await team(50);
    const { entries } = await service.changes(owner, 0, 10);
    expect(entries).toMatchObject([
      { grantId: 'plan-2026-01-15', source: 'plan', credits: 50, expiresAtMs: END_OF_PERIOD },
    ]);
    clock.nowMs = END_OF_PERIOD - 1;
    await sweep();
    expect(await balances()).toMatchObject({ granted: 50, expired: 0 });
    clock.nowMs = END_OF_PERIOD;
    await sweep();
    expect(await balances()).toMatchObject({ granted: 100, expired: 50, available: 50 });
    expect(await kinds()).toEqual(['granted by time', 'granted by time', 'expired by time']);
    await sweep();
    expect((await balances()).granted).toBe(100);
  });

  it('grants them with the first command of a period too, and no period that nobody was there for', async () => {
    const { clock, mia, submit, balances, service, owner } = await team(4);
    clock.nowMs = Date.UTC(2026, 4, 1);
    expect(await submit(mia, holdOf(['a', 'b', 'c']))).toMatchObject({ covered: ['a', 'b'] });
    expect(await balances()).toMatchObject({ granted: 8, expired: 4, retained: 4 });
    const { grants } = await service.snapshot(owner);
    expect(grants.map(({ id }) => id)).toEqual(['plan-2026-04-15']);
  });

  it('changes the plan from the next period on', async () => {
    const { clock, keeper, teamId, sweep, balances } = await team(0);
    await keeper.setPlan(teamId, 30);
    await sweep();
    expect((await balances()).granted).toBe(0);
    clock.nowMs = END_OF_PERIOD;
    await sweep();
    expect((await balances()).granted).toBe(30);
    await keeper.setPlan(teamId, 0);
    clock.nowMs += 40 * DAY_MS;
    await sweep();
    expect(await balances()).toMatchObject({ granted: 30, expired: 30 });
  });

  it('refunds a hold whose time limit has passed, with nobody asking, and charges a late success', async () => {
    const { clock, sweep, mia, submit, balances } = await team(10);
    const short = holdOf(['a'], { timeLimitMs: HOUR_MS });
    const long = holdOf(['b'], { timeLimitMs: 3 * HOUR_MS });
    await submit(mia, short);
    await submit(mia, long);
    clock.nowMs += HOUR_MS;
    await sweep();
    expect(await balances()).toMatchObject({ available: 8, retained: 2 });
    expect(await submit(mia, settleOf(short.runId, { a: 'succeeded' }))).toMatchObject({ deducted: 2 });
    clock.nowMs += 2 * HOUR_MS;
    await sweep();
    expect(await balances()).toMatchObject({ available: 8, retained: 0, used: 2 });
  });

  it('limits what a member may hold in a period, whatever the team has', async () => {
    const { clock, keeper, service, teamId, owner, mia, submit } = await team(100);
    await service.setLimit(owner, mia.memberId, 5);
    const hold = holdOf(['a', 'b', 'c']);
    expect(await submit(mia, hold)).toMatchObject({ covered: ['a', 'b'], held: 4 });
    expect(await submit(mia, holdOf(['d']))).toMatchObject({ code: 'member-limit' });
    expect(await submit(owner, holdOf(['d']))).toMatchObject({ status: 'accepted' });
    await submit(mia, settleOf(hold.runId, { a: 'succeeded', b: 'failed' }));
    const limit = { credits: 5, spent: 2, periodEndsAtMs: END_OF_PERIOD };
    expect((await service.info(mia)).member).toMatchObject({ name: 'Mia', role: 'member', limit });
    // Two requests in one transaction: the second one sees what the first took.
    const both = await Promise.all([holdOf(['x']), holdOf(['y'])].map((ask) => submit(mia, ask)));
    expect(both).toMatchObject([{ held: 2 }, { code: 'member-limit' }]);
    expect(await service.members(owner)).toMatchObject([
      { name: 'Mia', spent: 4, limit: { spent: 4 } },
      { name: 'Ola', spent: 2, limit: null },
    ]);
    clock.nowMs = END_OF_PERIOD;
    expect((await service.info(mia)).member.limit).toMatchObject({ spent: 0 });
    expect(await submit(mia, holdOf(['p', 'q']))).toMatchObject({ held: 4 });
    await keeper.setLimit(teamId, mia.memberId, null);
    expect(await submit(mia, holdOf(['r', 's']))).toMatchObject({ held: 4 });
  });

  it('counts a member’s credits that have timed out as theirs again, in the same moment', async () => {
    const { clock, service, owner, mia, submit } = await team(100);
    await service.setLimit(owner, mia.memberId, 2);
    await submit(mia, holdOf(['a'], { timeLimitMs: HOUR_MS }));
    clock.nowMs += HOUR_MS;
    expect(await submit(mia, holdOf(['b']))).toMatchObject({ status: 'accepted', held: 2 });
  });

  it('lets only an owner see and limit the members', async () => {
    const { service, mia } = await team(0);
    const refused = { code: 'owner-only' };
    await expect(service.setLimit(mia, mia.memberId, 1_000)).rejects.toMatchObject(refused);
    await expect(service.members(mia)).rejects.toMatchObject(refused);
  });

  it('sweeps the other teams when one can’t be', async () => {
    const { clock, sweep, store, balances, failures, keeper } = await team(10);
    const { teamId: broken } = await keeper.createTeam({ name: 'Broken', planCredits: 10 });
    // Its next grant has no room in a bigint's safe range: the ledger refuses what it would come to.
    await store.query('update teams set granted = $2 where team_id = $1', [broken, Number.MAX_SAFE_INTEGER]);
    clock.nowMs = END_OF_PERIOD;
    await sweep();
    expect((await balances()).granted).toBe(20);
    expect(failures).toHaveLength(1);
    await store.query('update teams set next_due_at_ms = null where team_id = $1', [broken]);
  });

  it('never lets its time run backwards, whatever the clock does', async () => {
    const { clock, mia, submit, service } = await team(10);
    await submit(mia, holdOf(['a']));
    clock.nowMs -= DAY_MS;
    await submit(mia, holdOf(['b']));
    const { entries } = await service.changes(mia, 0, 10);
    const times = entries.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('gives a purchase no end', async () => {
    const { clock, service, owner, sweep, balances } = await team(0);
    await service.buy(owner, newId(), service.quote('jason-ai-credits-100'));
    clock.nowMs += 400 * DAY_MS;
    await sweep();
    expect((await balances()).available).toBe(100);
  });
});
