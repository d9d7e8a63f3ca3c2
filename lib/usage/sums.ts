import type { UsageRow } from '../protocol/usage.ts';

/** What was used, returned and personalized, of some rows. */
export type UsageSums = Pick<UsageRow, 'used' | 'returned' | 'succeeded' | 'failed'>;

/** One of a kind (a member, a category, a sequence), with what is its part. */
export interface UsagePart extends UsageSums {
  readonly of: string;
}

const NONE: UsageSums = { used: 0, returned: 0, succeeded: 0, failed: 0 };

export function sumsOf(rows: readonly UsageSums[]): UsageSums {
  return rows.reduce(add, NONE);
}

/** The parts that rows have by one of their columns, the largest first. */
export function partsBy(
  rows: readonly UsageRow[],
  column: 'memberId' | 'category' | 'sequenceId',
): UsagePart[] {
  const parts = Map.groupBy(rows, (row) => row[column]);
  return [...parts]
    .map(([of, own]) => ({ of, ...sumsOf(own) }))
    .sort((a, b) => b.used - a.used || b.returned - a.returned || (a.of < b.of ? -1 : 1));
}

/** Credits used on each of some days. */
export function usedByDay(
  rows: readonly Pick<UsageRow, 'day' | 'used'>[],
  days: readonly string[],
): number[] {
  const used = new Map<string, number>();
  for (const row of rows) used.set(row.day, (used.get(row.day) ?? 0) + row.used);
  return days.map((day) => used.get(day) ?? 0);
}

function add(a: UsageSums, b: UsageSums): UsageSums {
  return {
    used: a.used + b.used,
    returned: a.returned + b.returned,
    succeeded: a.succeeded + b.succeeded,
    failed: a.failed + b.failed,
  };
}
