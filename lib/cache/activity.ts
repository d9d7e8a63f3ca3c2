import { Dexie } from 'dexie';
import { activityOf, addActivity } from '../ledger/activity';
import type { Entry } from '../ledger/entry';
import type { RunActivity } from '../usage/rows';
import type { CreditsDatabase } from './database';

/** Counts in what new entries did to their runs. Call it inside the transaction that adds them. */
export async function countActivity(db: CreditsDatabase, entries: readonly Entry[]): Promise<void> {
  const fresh = activityOf(entries);
  if (fresh.length === 0) return;
  const stored = await db.activity.bulkGet(fresh.map(({ atMs, runId }) => [atMs, runId]));
  await db.activity.bulkPut(fresh.map((activity, i) => addActivity(activity, stored[i])));
}

/** What became of runs' credits from a moment on and before another. Call it inside a transaction. */
export async function readActivity(
  db: CreditsDatabase,
  sinceMs: number,
  untilMs: number,
): Promise<RunActivity[]> {
  const rows = await db.activity
    .where('[atMs+runId]')
    .between([sinceMs, Dexie.minKey], [untilMs, Dexie.minKey], true, false)
    .toArray();
  const ids = [...new Set(rows.map(({ runId }) => runId))];
  const runs = new Map((await db.runs.bulkGet(ids)).map((run) => [run?.runId, run]));
  return rows.flatMap((row) => {
    const run = runs.get(row.runId);
    return run === undefined ? [] : [{ ...row, by: run.by, sequenceId: run.sequenceId, steps: run.steps }];
  });
}
