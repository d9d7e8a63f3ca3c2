/** A billing period, in milliseconds since 1970. */
export interface Period {
  readonly startMs: number;
  /** The first moment after it. */
  readonly endMs: number;
}

/** The start of a day, in UTC: billing periods begin with one. */
export function dayStart(atMs: number): number {
  return new Date(atMs).setUTCHours(0, 0, 0, 0);
}

/**
 * The billing period that a moment is in: calendar months from an anchor, in UTC. A month that lacks the anchor's day
 * begins its period on its last day, and the next one has the anchor's day again.
 *
 * @param anchorMs the start of a day
 */
export function periodAt(anchorMs: number, atMs: number): Period {
  const anchor = new Date(anchorMs);
  const at = new Date(atMs);
  const months =
    (at.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + at.getUTCMonth() - anchor.getUTCMonth();
  const inMonth = monthsAfter(anchor, months);
  return inMonth <= atMs
    ? { startMs: inMonth, endMs: monthsAfter(anchor, months + 1) }
    : { startMs: monthsAfter(anchor, months - 1), endMs: inMonth };
}

function monthsAfter(anchor: Date, months: number): number {
  const year = anchor.getUTCFullYear();
  const month = anchor.getUTCMonth() + months;
  // Day 0 is the last one of the month before.
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(anchor.getUTCDate(), lastDay));
}
