import { Dexie } from 'dexie';
import { nextDueAtMs } from '../ledger/state';
import type { ContactsPage, OpenRun, RunSummary, RunsPage } from '../messages/catalogue';
import type { CreditsDatabase } from './database';
import type { RunRow } from './rows';
import { toHold } from './slice';

/** Runs, newest first: at most `limit` of those older than `before`, all or only the open ones. */
export async function listRuns(
  db: CreditsDatabase,
  {
    before,
    limit,
    open,
  }: { before: { heldAtMs: number; runId: string } | null; limit: number; open: boolean },
): Promise<RunsPage> {
  const prefix = open ? [1] : [];
  const upper = before === null ? [...prefix, Dexie.maxKey] : [...prefix, before.heldAtMs, before.runId];
  const rows = await db.runs
    .where(open ? '[open+heldAtMs+runId]' : '[heldAtMs+runId]')
    .between([...prefix, Dexie.minKey], upper, true, false)
    .reverse()
    .limit(limit + 1)
    .toArray();
  return { runs: rows.slice(0, limit).map(toSummary), more: rows.length > limit };
}

/** Contacts of a run in its order, at most `limit` of those after a position. */
export async function listContacts(
  db: CreditsDatabase,
  { runId, after, limit }: { runId: string; after: number; limit: number },
): Promise<ContactsPage> {
  const rows = await db.contacts
    .where('[runId+position]')
    .between([runId, after], [runId, Dexie.maxKey], false, false)
    .limit(limit + 1)
    .toArray();
  const contacts = rows.slice(0, limit).map(({ runId: _, ...contact }) => contact);
  return { contacts, more: rows.length > limit };
}

/** The runs of a sequence that still await outcomes, with the contacts that may report. */
export async function awaitedRuns(db: CreditsDatabase, sequenceId: string): Promise<OpenRun[]> {
  const runs = await db.runs.where('[sequenceId+awaited]').equals([sequenceId, 1]).toArray();
  return Promise.all(
    runs.map(async ({ runId, steps }) => {
      const keys = await db.contacts
        .where('[runId+status]')
        .anyOf([
          [runId, 'pending'],
          [runId, 'timed-out'],
        ])
        .primaryKeys();
      const page = await db.runPages.get(runId);
      return { runId, steps, pending: keys.map(([, id]) => id), baselines: page?.baselines ?? [] };
    }),
  );
}

/** The next moment at which time alone changes the ledger; null where there is none. */
export async function nextDue(db: CreditsDatabase): Promise<number | null> {
  const grants = await db.grants.where('live').equals(1).toArray();
  const run = await db.runs.where('[open+deadlineMs]').between([1, Dexie.minKey], [1, Dexie.maxKey]).first();
  return nextDueAtMs({
    grants: new Map(grants.map((grant) => [grant.id, grant])),
    holds: new Map(run === undefined ? [] : [[run.runId, toHold(run, [])]]),
  });
}

function toSummary({ open, deadlineMs, awaited, awaitedContacts, ...run }: RunRow): RunSummary {
  return run;
}
