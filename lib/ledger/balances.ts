/**
 * A team's credits by where they are. `granted = available + retained + used + expired`.
 * The domain's balance (granted − used − expired) is `available + retained`: see {@link balanceOf}.
 */
export interface Balances {
  readonly granted: number;
  readonly available: number;
  readonly retained: number;
  readonly used: number;
  readonly expired: number;
  /** Credits of late successes that nothing was left to pay for; beside the sum above (rule 6). */
  readonly unbilled: number;
}

export const NO_CREDITS: Balances = {
  granted: 0,
  available: 0,
  retained: 0,
  used: 0,
  expired: 0,
  unbilled: 0,
};

/** The number the counter shows: granted − used − expired. */
export function balanceOf(balances: Balances): number {
  return balances.granted - balances.used - balances.expired;
}

export function sameBalances(a: Balances, b: Balances): boolean {
  return (
    a.granted === b.granted &&
    a.available === b.available &&
    a.retained === b.retained &&
    a.used === b.used &&
    a.expired === b.expired &&
    a.unbilled === b.unbilled
  );
}
