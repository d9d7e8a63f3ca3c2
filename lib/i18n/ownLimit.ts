import type { SpendingLimit } from '../protocol/team';
import { plural, text } from './text';
import { formatDay } from './time';

/** Says what a member's own limit leaves them, until when, and who can change that. */
export function ownLimitText({ periodEndsAtMs }: SpendingLimit, spendable: number, nowMs: number): string {
  // The moment it ends at belongs to the next period already.
  const lastDay = formatDay(periodEndsAtMs - 1, nowMs);
  return spendable === 0 ? text('own_limit_none', lastDay) : plural('own_limit', spendable, lastDay);
}
