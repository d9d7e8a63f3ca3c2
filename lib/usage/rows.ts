import { type Activity, addActivity } from '../ledger/activity.ts';
import type { EmailStep } from '../ledger/price.ts';
import type { UsageRow } from '../protocol/usage.ts';
import { dayTeller } from './days.ts';
import { splitBySteps } from './split.ts';

/** What became of a run's credits, and whose run it is. */
export interface RunActivity extends Activity {
  readonly by: string;
  readonly sequenceId: string;
  readonly steps: readonly EmailStep[];
}

/**
 * Groups the activity of runs by day, member, category and sequence. The credits add up to those that came in.
 *
 * @param timeZone where the days are: a name of the IANA time zone database
 */
export function usageRows(activities: readonly RunActivity[], timeZone: string): UsageRow[] {
  const dayOf = dayTeller(timeZone);
  const rows = new Map<string, UsageRow>();
  for (const [day, activity] of byDayAndRun(activities, dayOf)) {
    for (const row of rowsOf(day, activity)) {
      const key = JSON.stringify([day, row.memberId, row.sequenceId, row.category]);
      rows.set(key, addActivity(row, rows.get(key)));
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Of a run's day as a whole: then it makes no difference in which pieces it was counted. */
function byDayAndRun(
  activities: readonly RunActivity[],
  dayOf: (atMs: number) => string,
): [day: string, RunActivity][] {
  const days = new Map<string, [string, RunActivity]>();
  for (const activity of activities) {
    const day = dayOf(activity.atMs);
    const key = `${day} ${activity.runId}`;
    days.set(key, [day, addActivity(activity, days.get(key)?.[1])]);
  }
  return [...days.values()];
}

function rowsOf(day: string, { by, sequenceId, steps, ...activity }: RunActivity): UsageRow[] {
  const used = splitBySteps(activity.used, steps);
  const returned = splitBySteps(activity.returned, steps);
  return steps.map(({ category }, i) => ({
    day,
    memberId: by,
    category,
    sequenceId,
    used: used[i] ?? 0,
    returned: returned[i] ?? 0,
    succeeded: activity.succeeded,
    failed: activity.failed,
  }));
}
