import type { LedgerState } from './state.ts';

/** Credits of one kind of grant, for "plan and add-on credits apart". */
export interface Pool {
  readonly available: number;
  readonly retained: number;
  readonly used: number;
}

export interface Pools {
  /** Credits included in the billing plan, refunds of them with them. */
  readonly plan: Pool;
  /** Credits bought as the team-shared add-on, and adjustments. */
  readonly addOn: Pool;
}

const EMPTY_POOL: Pool = { available: 0, retained: 0, used: 0 };

export const EMPTY_POOLS: Pools = { plan: EMPTY_POOL, addOn: EMPTY_POOL };

/** The pools after a change, kept up by what changed in the grants: both states may be slices. */
export function evolvePools(
  pools: Pools,
  before: Pick<LedgerState, 'grants'>,
  after: Pick<LedgerState, 'grants'>,
): Pools {
  let { plan, addOn } = pools;
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
  return { plan, addOn };
}
