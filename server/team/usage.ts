import type { ChangedHold, Hold } from '../../lib/ledger/index.ts';
import { type Period, periodAt } from './period.ts';

/** Credits of a member's limit that a run takes: what it retains, and what it has used. */
export function spentOn(hold: Pick<Hold, 'pending' | 'deducted' | 'chargedLate'> | undefined): number {
  return hold === undefined ? 0 : hold.pending + hold.deducted + hold.chargedLate;
}

export interface UsageRow {
  readonly memberId: string;
  readonly periodStartMs: number;
  /** Credits more than before; negative after refunds. */
  readonly spent: number;
}

/** How changed runs change what their members have spent. A run counts in the period that it was held in. */
export function usageOf(changed: readonly ChangedHold[], anchorMs: number, now: Period): UsageRow[] {
  const rows = new Map<string, UsageRow>();
  for (const { hold, old } of changed) {
    const more = spentOn(hold) - spentOn(old);
    if (more === 0) continue;
    const inPeriod = hold.heldAtMs >= now.startMs && hold.heldAtMs < now.endMs;
    const periodStartMs = inPeriod ? now.startMs : periodAt(anchorMs, hold.heldAtMs).startMs;
    const key = `${periodStartMs} ${hold.by}`;
    const spent = more + (rows.get(key)?.spent ?? 0);
    rows.set(key, { memberId: hold.by, periodStartMs, spent });
  }
  return [...rows.values()];
}
