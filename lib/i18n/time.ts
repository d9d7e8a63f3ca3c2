import { language } from './language';

/** A moment as people of the copy's language write it: the time alone for today, with the date otherwise. */
export function formatMoment(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const now = new Date(nowMs);
  const today = at.toDateString() === now.toDateString();
  const thisYear = at.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(language(), {
    ...(!today && { month: 'short', day: 'numeric' }),
    ...(!thisYear && { year: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}

/** A day as people of the copy's language write it, with the year where it isn't this one. */
export function formatDay(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const thisYear = at.getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(language(), {
    month: 'long',
    day: 'numeric',
    ...(!thisYear && { year: 'numeric' }),
  }).format(at);
}

/** A calendar month in UTC, by its name. */
export function formatUtcMonth(atMs: number): string {
  return new Intl.DateTimeFormat(language(), { month: 'long', timeZone: 'UTC' }).format(atMs);
}

const MINUTE_MS = 60_000;
const UNITS = [
  ['day', 24 * 60 * MINUTE_MS],
  ['hour', 60 * MINUTE_MS],
] as const;

/** About how long something is, in the largest unit that fits: days, hours or minutes. */
export function formatDuration(ms: number): string {
  const [unit, unitMs] = UNITS.find(([, unitMs]) => ms >= unitMs) ?? ['minute', MINUTE_MS];
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(ms / unitMs);
}
