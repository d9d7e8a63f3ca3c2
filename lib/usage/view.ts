import type { Problem } from '../protocol/problem.ts';
import type { Usage } from '../protocol/usage.ts';

/** How many days are looked at, the present one included; or the present billing period. */
export const USAGE_PERIODS = ['7', '30', '90', 'billing'] as const;

export type UsagePeriod = (typeof USAGE_PERIODS)[number];

/** A team's usage as a page shows it. */
export interface UsageView extends Usage {
  /** The calendar days that were asked for, oldest first, where this computer is. */
  readonly days: readonly string[];
  /** When the numbers are from. */
  readonly asOfMs: number;
  /** Why they aren't from now; null where they are. */
  readonly problem: Problem | null;
}

/** What the popup shows of it: the last 30 days. */
export interface UsageSummary extends Pick<UsageView, 'days' | 'beganAtMs' | 'asOfMs' | 'problem'> {
  /** Credits used on each of the days. */
  readonly used: readonly number[];
}
