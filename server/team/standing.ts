import type { LedgerState, Pools } from '../../lib/ledger/index.ts';
import type { StandingRow } from './tables.ts';

/** Where a team's ledger stands, in the ledger's words. */
export type Standing = Omit<LedgerState, 'grants' | 'holds'> & Pools;

export function toStanding(row: StandingRow): Standing {
  const { cursor, clockMs, billingPeriodEndsAtMs } = row;
  const { granted, available, retained, used, expired, unbilled } = row;
  return {
    cursor,
    clockMs,
    balances: { granted, available, retained, used, expired, unbilled },
    billingPeriodEndsAtMs,
    plan: { available: row.planAvailable, retained: row.planRetained, used: row.planUsed },
    addOn: { available: row.addOnAvailable, retained: row.addOnRetained, used: row.addOnUsed },
  };
}

export function toStandingRow(
  { cursor, clockMs, balances, billingPeriodEndsAtMs, plan, addOn }: Standing,
  time: Pick<StandingRow, 'plannedUntilMs' | 'nextDueAtMs'>,
): StandingRow {
  return {
    ...balances,
    ...time,
    cursor,
    clockMs,
    billingPeriodEndsAtMs,
    planAvailable: plan.available,
    planRetained: plan.retained,
    planUsed: plan.used,
    addOnAvailable: addOn.available,
    addOnRetained: addOn.retained,
    addOnUsed: addOn.used,
  };
}
