import type { GrantCommand } from '../../lib/ledger/index.ts';
import type { Period } from './period.ts';

/** The credits that a billing plan includes in a period. The period's first day names them: they are granted once. */
export function planGrant(period: Period, credits: number): GrantCommand {
  const id = `plan-${new Date(period.startMs).toISOString().slice(0, 'YYYY-MM-DD'.length)}`;
  return {
    id,
    type: 'grant',
    by: 'time',
    grantId: id,
    source: 'plan',
    credits,
    startsAtMs: period.startMs,
    expiresAtMs: period.endMs,
    priority: null,
    reason: 'Included in the plan',
  };
}
