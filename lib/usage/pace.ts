/** How long credits last when they go on being used as of late. */
export type Pace =
  /** There are none. */
  | { readonly kind: 'empty' }
  /** Nothing was used: there is no pace. */
  | { readonly kind: 'unused' }
  /** Too few days have passed to tell. */
  | { readonly kind: 'early' }
  /** For so many whole days; 0 for less than one. */
  | { readonly kind: 'lasts'; readonly days: number };

/** One day of trying things out says nothing of a month. */
const FEWEST_DAYS = 3;

/**
 * The pace is what was used per day, days without use included.
 *
 * @param days how many days `used` is of, the present one included
 */
export function paceOf({
  used,
  days,
  available,
}: {
  readonly used: number;
  readonly days: number;
  readonly available: number;
}): Pace {
  if (available === 0) return { kind: 'empty' };
  if (used === 0) return { kind: 'unused' };
  if (days < FEWEST_DAYS) return { kind: 'early' };
  return { kind: 'lasts', days: Math.floor(available / (used / days)) };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many of some days a pace may be taken of: those since the history began, the present one included. */
export function daysOfUse(days: number, beganAtMs: number | null, nowMs: number): number {
  if (beganAtMs === null) return days;
  return Math.min(days, Math.max(0, Math.floor((nowMs - beganAtMs) / DAY_MS)) + 1);
}
