import { NO_CREDITS } from '../ledger/balances';
import { EMPTY_POOLS, evolvePools } from '../ledger/pools';
import type { LedgerState } from '../ledger/state';
import type { TeamRow } from './rows';

/** The row of a ledger in which nothing has happened yet. */
export function emptyTeam(ledgerId: string): TeamRow {
  return {
    key: 'team',
    ledgerId,
    cursor: 0,
    clockMs: 0,
    balances: NO_CREDITS,
    billingPeriodEndsAtMs: null,
    ...EMPTY_POOLS,
  };
}

/** The row after a change. */
export function advanceTeam(team: TeamRow, before: LedgerState, after: LedgerState): TeamRow {
  const { cursor, clockMs, balances, billingPeriodEndsAtMs } = after;
  return { ...team, cursor, clockMs, balances, billingPeriodEndsAtMs, ...evolvePools(team, before, after) };
}
