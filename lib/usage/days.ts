import { ACTIVITY_SPAN_MS } from '../ledger/activity.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Tells which calendar day moments are on, in a time zone: `2026-11-27`. */
export function dayTeller(timeZone: string): (atMs: number) => string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const told = new Map<number, string>();
  return (atMs) => {
    const known = told.get(atMs);
    if (known !== undefined) return known;
    const parts = Object.fromEntries(
      format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1 } = parts;
    const name = nameOf(Date.UTC(year, month - 1, day));
    told.set(atMs, name);
    return name;
  };
}

/** A stretch of time; `untilMs` is the first moment after it. */
interface Stretch {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** Longer than any day, also than one whose clock is put back. */
const LONGEST_DAY = (2 * DAY_MS) / ACTIVITY_SPAN_MS;

/** Cuts a time into the calendar days of a time zone, to the quarter of an hour; the first and the last may be parts of one. */
export function cutByDay({ sinceMs, untilMs }: Stretch, timeZone: string): Stretch[] {
  const dayOf = dayTeller(timeZone);
  const end = Math.ceil(untilMs / ACTIVITY_SPAN_MS);
  const days: Stretch[] = [];
  for (let fromMs = sinceMs; fromMs < untilMs; ) {
    const day = dayOf(fromMs);
    let within = Math.floor(fromMs / ACTIVITY_SPAN_MS);
    let beyond = Math.min(end, within + LONGEST_DAY);
    while (beyond - within > 1) {
      const middle = Math.floor((within + beyond) / 2);
      if (dayOf(middle * ACTIVITY_SPAN_MS) === day) within = middle;
      else beyond = middle;
    }
    const toMs = Math.min(untilMs, beyond * ACTIVITY_SPAN_MS);
    days.push({ sinceMs: fromMs, untilMs: toMs });
    fromMs = toMs;
  }
  return days;
}

/** The calendar days from one to another, both included. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let atMs = Date.parse(first); atMs <= Date.parse(last); atMs += DAY_MS) days.push(nameOf(atMs));
  return days;
}

function nameOf(utcMs: number): string {
  return new Date(utcMs).toISOString().slice(0, -'T00:00:00.000Z'.length);
}
