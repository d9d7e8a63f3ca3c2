import type { Pace } from '../usage/pace';
import { language } from './language';
import { plural, text } from './text';

/** A calendar day, such as `2026-11-27`, as people of the copy's language write it. */
export function formatCalendarDay(day: string): string {
  return new Intl.DateTimeFormat(language(), { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(day),
  );
}

/** A number in little room: `1.2M`. */
export function formatShortNumber(value: number): string {
  return new Intl.NumberFormat(language(), { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A part of the whole, in percent. */
export function formatShare(share: number): string {
  return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** Further ahead than this, nothing is foreseen. */
const LONGEST_DAYS = 365;

/** Says how long credits last. @param available how many there are */
export function paceText(pace: Pace, available: number): string {
  if (pace.kind !== 'lasts') return text(`usage_pace_${pace.kind}`);
  if (pace.days === 0) return text('usage_pace_short');
  if (pace.days > LONGEST_DAYS) return text('usage_pace_long');
  return plural('usage_pace_lasts', pace.days, plural('credits', available));
}
