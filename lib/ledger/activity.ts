import type { Entry } from './entry.ts';

/** Activity is added up by quarters of an hour: in every time zone, days begin with one. */
export const ACTIVITY_SPAN_MS = 15 * 60 * 1000;

/** What became of a run's credits and contacts within a quarter of an hour. */
export interface Activity {
  readonly runId: string;
  /** Start of the quarter. */
  readonly atMs: number;
  /** Credits deducted, and charged for late successes. */
  readonly used: number;
  /** Credits refunded. One that was returned at its time limit and charged late counts as both. */
  readonly returned: number;
  /** Contacts whose personalization succeeded, late ones included. */
  readonly succeeded: number;
  /** Contacts whose credits were returned. */
  readonly failed: number;
}

type Sums = Omit<Activity, 'runId' | 'atMs'>;

/** Adds up what entries did to their runs. Its credits are what the balances moved by: nothing is left out, nothing twice. */
export function activityOf(entries: readonly Entry[]): Activity[] {
  const activities = new Map<string, Activity>();
  for (const entry of entries) {
    const sums = sumsOf(entry);
    if (sums === null || !('runId' in entry)) continue;
    const { runId } = entry;
    const atMs = entry.atMs - (entry.atMs % ACTIVITY_SPAN_MS);
    const key = `${atMs} ${runId}`;
    activities.set(key, addActivity({ runId, atMs, ...sums }, activities.get(key)));
  }
  return [...activities.values()];
}

/** What became of both as one; all else is as with the first. */
export function addActivity<A extends Sums>(activity: A, more: Sums | undefined): A {
  if (more === undefined) return activity;
  return {
    ...activity,
    used: activity.used + more.used,
    returned: activity.returned + more.returned,
    succeeded: activity.succeeded + more.succeeded,
    failed: activity.failed + more.failed,
  };
}

function sumsOf(entry: Entry): Sums | null {
  switch (entry.kind) {
    case 'deducted':
      return { used: entry.credits, returned: 0, succeeded: 1, failed: 0 };
    case 'refunded':
      return { used: 0, returned: entry.credits, succeeded: 0, failed: 1 };
    case 'reported-late': {
      // A late failure changes nothing: its credits went back at the time limit.
      if (entry.status !== 'succeeded') return null;
      const used = entry.draws.reduce((sum, { credits }) => sum + credits, 0);
      return { used, returned: 0, succeeded: 1, failed: 0 };
    }
    case 'granted':
    case 'held':
    case 'expired':
      return null;
  }
}
