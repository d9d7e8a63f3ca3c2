import * as v from 'valibot';
import { CATEGORIES, type Category } from '../ledger/index.ts';
import { Amount, Id, Text } from './parts.ts';

/** What a member used on one day, for emails of one category in one sequence. */
export interface UsageRow {
  /** A calendar day in the time zone that was asked for: `2026-11-27`. */
  readonly day: string;
  readonly memberId: string;
  readonly category: Category;
  readonly sequenceId: string;
  /** Credits. */
  readonly used: number;
  /** Credits. What was returned at a time limit and charged after it (rule 6) counts as both. */
  readonly returned: number;
  /** Emails that were personalized: a contact has one for each email step. */
  readonly succeeded: number;
  /** Emails whose credits were returned. */
  readonly failed: number;
}

/** Which days usage is asked for. */
export interface UsageRequest {
  readonly sinceMs: number;
  /** The first moment after them. */
  readonly untilMs: number;
  /** Where the days are: a name of the IANA time zone database. */
  readonly timeZone: string;
}

/** What a team used, and by whom. */
export interface Usage {
  /** Sorted by day; only where there was anything. */
  readonly rows: readonly UsageRow[];
  readonly members: readonly { readonly id: string; readonly name: string }[];
  /** The present billing period; null where there is none. */
  readonly period: { readonly startMs: number; readonly endMs: number } | null;
  /** When the team's history began; null before it has. */
  readonly beganAtMs: number | null;
}

/** No more than this may be asked for at once. */
const MAX_USAGE_MS = 100 * 24 * 60 * 60 * 1000;

const TimeZone = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(100),
  v.check(isTimeZone, 'Unknown time zone'),
);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The latest moment that a calendar has a day for. */
const Moment = v.pipe(Amount, v.maxValue(8_640_000_000_000_000));

export const UsageQuery = v.pipe(
  v.object({ sinceMs: Moment, untilMs: Moment, timeZone: TimeZone }),
  v.check(({ sinceMs, untilMs }) => untilMs - sinceMs <= MAX_USAGE_MS, 'These are too many days'),
);

const Day = v.pipe(v.string(), v.regex(/^[+-]?\d{4,6}-\d\d-\d\d$/));

const UsageRowSchema: v.GenericSchema<unknown, UsageRow> = v.object({
  day: Day,
  memberId: Id,
  category: v.picklist(CATEGORIES),
  sequenceId: Id,
  used: Amount,
  returned: Amount,
  succeeded: Amount,
  failed: Amount,
});

export const UsageSchema: v.GenericSchema<unknown, Usage> = v.object({
  rows: v.array(UsageRowSchema),
  members: v.array(v.object({ id: Id, name: Text })),
  period: v.nullable(v.object({ startMs: Amount, endMs: Amount })),
  beganAtMs: v.nullable(Amount),
});
