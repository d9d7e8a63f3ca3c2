import { NO_CREDITS } from '../ledger/balances';
import type { LedgerState } from '../ledger/state';
import type { Pool } from '../state/view';
import type { TeamRow } from './rows';

const EMPTY_POOL: Pool = { available: 0, retained: 0, used: 0 };

/** The row of a ledger in which nothing has happened yet. */
export function emptyTeam(ledgerId: string): TeamRow {
  return {
    key: 'team',
    ledgerId,
    cursor: 0,
    clockMs: 0,
    balances: NO_CREDITS,
    billingPeriodEndsAtMs: null,
    plan: EMPTY_POOL,
    addOn: EMPTY_POOL,
  };
}

/** The row after a change, with the pools of plan and add-on credits kept up by what changed in the grants. */
export function advanceTeam(team: TeamRow, before: LedgerState, after: LedgerState): TeamRow {
  let { plan, addOn } = team;
  for (const grant of after.grants.values()) {
    const old = before.grants.get(grant.id);
    if (old === grant) continue;
    const ofPlan = grant.source === 'plan' || grant.source === 'refund';
    const pool = ofPlan ? plan : addOn;
    const changed: Pool = {
      available: pool.available + grant.available - (old?.available ?? 0),
      retained: pool.retained + grant.retained - (old?.retained ?? 0),
      used: pool.used + grant.used - (old?.used ?? 0),
    };
    if (ofPlan) plan = changed;
    else addOn = changed;
  }
  const { cursor, clockMs, balances, billingPeriodEndsAtMs } = after;
  return { ...team, cursor, clockMs, balances, billingPeriodEndsAtMs, plan, addOn };
}
