import { describe, expect, it } from 'vitest';
import {
  EMPTY_LEDGER,
  EMPTY_POOLS,
  evolve,
  evolvePools,
  type LedgerState,
  type Pools,
} from '../../../lib/ledger';
import { DAY, HOUR, ledger, START, type TeamLedger } from './ledgerKit';

/** The pools after all of a team's entries, one by one. */
function poolsOf(team: TeamLedger): Pools {
  let state: LedgerState = EMPTY_LEDGER;
  let pools = EMPTY_POOLS;
  for (const entry of team.entries) {
    const after = evolve(state, [entry]);
    pools = evolvePools(pools, state, after);
    state = after;
  }
  return pools;
}

/** 3 credits of a plan that ends after an hour, and 5 bought ones. */
function withBoth(): TeamLedger {
  const team = ledger();
  team.grant('plan', 3, { source: 'plan', expiresAtMs: START + HOUR });
  team.grant('bought', 5);
  return team;
}

describe('plan and add-on credits apart', () => {
  it('say where the credits of each are', () => {
    const team = withBoth();
    team.hold('run', 5);
    team.settle('run', ['c1', 'succeeded'], ['c5', 'succeeded'], ['c4', 'failed']);
    expect(poolsOf(team)).toEqual({
      plan: { available: 0, retained: 2, used: 1 },
      addOn: { available: 4, retained: 0, used: 1 },
    });
  });

  it('count an adjustment with what was bought', () => {
    const team = ledger();
    team.grant('sorry', 4, { source: 'adjustment' });
    expect(poolsOf(team).addOn.available).toBe(4);
  });

  it('lose what expires, and count a refund of it with the plan', () => {
    const team = withBoth();
    team.hold('run', 2, { timeLimitMs: DAY });
    team.wait(HOUR).expire();
    expect(poolsOf(team).plan).toEqual({ available: 0, retained: 2, used: 0 });
    team.cancel('run');
    expect(poolsOf(team).plan).toEqual({ available: 2, retained: 0, used: 0 });
  });

  it('add up in one step to what they add up to entry by entry', () => {
    const team = withBoth();
    team.hold('run', 7);
    team.wait(2 * HOUR).settle('run', ['c1', 'failed'], ['c7', 'succeeded']);
    expect(evolvePools(EMPTY_POOLS, EMPTY_LEDGER, team.state)).toEqual(poolsOf(team));
  });
});
