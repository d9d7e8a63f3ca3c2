import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Answer,
  assertLedger,
  type Command,
  decide,
  EMPTY_LEDGER,
  EMPTY_POOLS,
  type Entry,
  evolve,
  evolvePools,
  isLive,
  type LedgerState,
  nextDueAtMs,
} from '../../../lib/ledger';
import type { Store } from '../../../server/store/sql';
import { commit } from '../../../server/team/commit';
import type { Ask, Job } from '../../../server/team/job';
import { periodAt } from '../../../server/team/period';
import { spentOn } from '../../../server/team/usage';
import { cancel, expire, grant as grantFromZero, hold, minutes, settle } from '../../kit/wishes';
import { newId, startEngine } from '../kit/engine';
import { onEachStore } from '../kit/stores';

const MEMBERS = ['mia', 'noa'];
const START = Date.UTC(2026, 0, 15, 12);

const grant = grantFromZero.map(({ expiresAtMs, ...wish }) => ({
  ...wish,
  expiresAtMs: expiresAtMs === null ? null : START + expiresAtMs,
}));
const job = fc.record({
  ask: fc.oneof(grant, { arbitrary: hold, weight: 2 }, { arbitrary: settle, weight: 3 }, cancel, expire),
  memberId: fc.constantFrom(...MEMBERS),
  role: fc.constantFrom('owner' as const, 'member' as const),
});
const transactions = fc.array(
  fc.record({ waitMs: minutes(-5, 15), jobs: fc.array(job, { minLength: 1, maxLength: 6 }) }),
  { minLength: 1, maxLength: 12 },
);

/** A ledger that is whole and in memory, with what it was asked for. */
class WholeLedger {
  state: LedgerState = EMPTY_LEDGER;
  pools = EMPTY_POOLS;
  readonly entries: Entry[] = [];

  answer({ ask, caller: { memberId, role } }: Job, clockMs: number): Answer {
    const by = memberId;
    const run = ask.type === 'settle' || ask.type === 'cancel' ? this.state.holds.get(ask.runId) : undefined;
    const mayRelease = role === 'owner' && ask.type === 'cancel' && ask.status === 'timed-out';
    if (run !== undefined && run.by !== by && !mayRelease) {
      this.#decide({ type: 'expire', id: ask.id, by }, clockMs);
      const { available } = this.state.balances;
      return { status: 'rejected', code: 'not-your-run', available, runId: run.runId };
    }
    return this.#decide(ask.type === 'hold' ? { ...ask, by, allowance: null } : { ...ask, by }, clockMs);
  }

  #decide(command: Command, clockMs: number): Answer {
    const { entries, answer } = decide(this.state, command, clockMs);
    const after = evolve(this.state, entries);
    this.pools = evolvePools(this.pools, this.state, after);
    this.state = after;
    this.entries.push(...entries);
    return answer;
  }
}

onEachStore('what is stored', (given) => {
  it('decides, many commands at a time, as the pure ledger does from everything, and keeps what it then knows', async () => {
    await fc.assert(
      fc.asyncProperty(transactions, async (steps) => {
        const { service, join, keeper, store } = await startEngine(given.store);
        const { teamId } = await keeper.createTeam({ name: 'Acme', planCredits: 0 });
        const caller = await join(teamId, 'Mia');
        const whole = new WholeLedger();
        let clockMs = START;
        for (const { waitMs, jobs: wishes } of steps) {
          clockMs += waitMs;
          const jobs = wishes.map(({ ask, memberId, role }): Job => {
            const asked = { ...ask, id: newId() } as Ask;
            return { ask: asked, caller: { memberId, role }, fingerprint: 'print', bought: null };
          });
          const expected = jobs.map((wanted) => ({ answer: whole.answer(wanted, clockMs) }));
          expect((await commit(store, teamId, jobs, clockMs, null)).outcomes).toEqual(expected);
        }
        assertLedger(whole.state);
        expect((await service.changes(caller, 0, 1_000)).entries).toEqual(whole.entries);
        const snapshot = await service.snapshot(caller);
        expect(snapshot).toEqual(snapshotOf(whole));
        await expectTimes(store, teamId, whole.state);
      }),
      { numRuns: 40 },
    );
  });
});

/** Every run is among the newest: there are fewer of them than a snapshot takes. */
function snapshotOf({ state, pools }: WholeLedger) {
  const { cursor, clockMs, balances, billingPeriodEndsAtMs, grants, holds } = state;
  const byStart = <T>(list: T[], start: (item: T) => number, id: (item: T) => string) =>
    list.sort((a, b) => start(a) - start(b) || (id(a) < id(b) ? -1 : 1));
  return {
    cursor,
    clockMs,
    balances,
    billingPeriodEndsAtMs,
    ...pools,
    grants: byStart(
      [...grants.values()].filter(isLive),
      (grant) => grant.startsAtMs,
      (grant) => grant.id,
    ),
    runs: byStart(
      [...holds.values()],
      (hold) => hold.heldAtMs,
      (hold) => hold.runId,
    ).map((hold) => ({
      ...hold,
      contacts: [...hold.contacts.values()],
    })),
  };
}

async function expectTimes(store: Store, teamId: string, state: LedgerState): Promise<void> {
  const [team] = await store.query<{ due: number | null; anchor: number }>(
    'select next_due_at_ms as due, anchor_ms as anchor from teams where team_id = $1',
    [teamId],
  );
  // It may be early, and is never late.
  const due = nextDueAtMs(state);
  if (due !== null) expect(team?.due ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(due);
  const { startMs } = periodAt(team?.anchor ?? 0, START);
  for (const member of MEMBERS) {
    const [usage] = await store.query<{ spent: number }>(
      'select spent from usage where team_id = $1 and member_id = $2 and period_start_ms = $3',
      [teamId, member, startMs],
    );
    const runs = [...state.holds.values()].filter((run) => run.by === member);
    expect(usage?.spent ?? 0).toBe(runs.reduce((sum, run) => sum + spentOn(run), 0));
  }
}
