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

/**
 * The runs of a sequence that still await outcomes, oldest first, with the contacts that may report. A timed-out contact
 * that was held again since is left out: what its page shows is of the newer run, and must not be charged twice.
 */
export async function awaitedRuns(db: CreditsDatabase, sequenceId: string): Promise<OpenRun[]> {
  const runs = await db.runs.where('[sequenceId+awaited]').equals([sequenceId, 1]).sortBy('heldAtMs');
  return Promise.all(
    runs.map(async (run) => {
      const { runId, heldAtMs } = run;
      const [pending, timedOut, page] = await Promise.all([
        contactIds(db, runId, 'pending'),
        contactIds(db, runId, 'timed-out'),
        db.runPages.get(runId),
      ]);
      const late = await withoutHeldSince(db, run, timedOut);
      const started = page === undefined || page.state === 'started';
      return { runId, heldAtMs, started, pending: [...pending, ...late], baselines: page?.baselines ?? [] };
    }),
  );
}

async function contactIds(
  db: CreditsDatabase,
  runId: string,
  status: 'pending' | 'timed-out',
): Promise<string[]> {
  const keys = await db.contacts.where('[runId+status]').equals([runId, status]).primaryKeys();
  return keys.map(([, id]) => id);
}

async function withoutHeldSince(
  db: CreditsDatabase,
  { runId, sequenceId, heldAtMs }: RunRow,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const since = await db.runs
    .where('[sequenceId+heldAtMs]')
    .between([sequenceId, heldAtMs], [sequenceId, Dexie.maxKey])
    .primaryKeys();
  const left = new Set(ids);
  for (const newer of since.filter((id) => id !== runId)) {
    const again = await db.contacts.bulkGet([...left].map((id) => [newer, id]));
    for (const contact of again) if (contact !== undefined) left.delete(contact.id);
  }
  return [...left];
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
