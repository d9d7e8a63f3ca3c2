import type { LedgerState } from '../../../lib/ledger';

/** A ledger as plain lists that two ways of reaching it can be compared by. */
export function plainLedger(state: LedgerState) {
  const { cursor, clockMs, balances, billingPeriodEndsAtMs } = state;
  return {
    cursor,
    clockMs,
    balances,
    billingPeriodEndsAtMs,
    grants: [...state.grants.values()],
    holds: [...state.holds.values()].map((hold) => ({ ...hold, contacts: [...hold.contacts.values()] })),
  };
}
