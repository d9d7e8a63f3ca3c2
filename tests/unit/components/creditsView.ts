import type { CreditsView } from '../../../lib/state/view';

/** A view whose balances add up, with what a test is about. */
export function viewOf({
  available,
  retained = 0,
  ...rest
}: Partial<CreditsView> & { available: number; retained?: number }): CreditsView {
  return {
    balances: { granted: available + retained, available, retained, used: 0, expired: 0, unbilled: 0 },
    balance: available + retained,
    plan: { available, retained, used: 0 },
    addOn: { available: 0, retained: 0, used: 0 },
    openHolds: retained > 0 ? 1 : 0,
    ledgerId: 'ledger',
    cursor: 1,
    asOfMs: 0,
    team: null,
    memberId: 'me',
    role: 'owner',
    spendable: available,
    limit: null,
    sync: { syncedAtMs: null, undelivered: 0, problem: null, clockAheadMs: 0 },
    lowCreditThreshold: 20,
    buyUrl: null,
    ...rest,
  };
}
