import { Dexie } from 'dexie';
import type { ContactStatus, Hold } from '../ledger/hold';
import { isAwaited } from '../ledger/hold';
import { nextDueAtMs } from '../ledger/state';
import type { ContactsPage, OpenRun, RunSummary, RunsPage } from '../messages/catalogue';
import type { CreditsDatabase } from './database';
import { overlay } from './overlay';
import type { RunRow, TeamRow } from './rows';
import { toContact, toHold } from './stored';

/** Runs, newest first: at most `limit` of those older than `before`, all or only the open ones. */
export async function listRuns(
  db: CreditsDatabase,
  team: TeamRow,
  {
    before,
    limit,
    open,
  }: { before: { heldAtMs: number; runId: string } | null; limit: number; open: boolean },
): Promise<RunsPage> {
  const { holds } = await overlay(db, team);
  const prefix = open ? [1] : [];
  const upper = before === null ? [...prefix, Dexie.maxKey] : [...prefix, before.heldAtMs, before.runId];
  const rows = await db.runs
    .where(open ? '[open+heldAtMs+runId]' : '[heldAtMs+runId]')
    .between([...prefix, Dexie.minKey], upper, true, false)
    .reverse()
    // What is on its way may settle the last contacts of an open run.
    .filter(({ runId }) => !open || holds.get(runId)?.pending !== 0)
    .limit(limit + 1)
    .toArray();
  const runs = rows.slice(0, limit).map((row): RunSummary => {
    const { contacts: _, ...expected } = holds.get(row.runId) ?? toHold(row, []);
    return expected;
  });
  return { runs, more: rows.length > limit };
}

/** How many runs retain credits. @param holds the runs that reports on their way change */
export async function countOpenRuns(db: CreditsDatabase, holds: ReadonlyMap<string, Hold>): Promise<number> {
  const through = [...holds.values()].filter(({ pending }) => pending === 0).map(({ runId }) => runId);
  const stored = await db.runs.bulkGet(through);
  const closing = stored.filter((run) => run?.open === 1).length;
  return (await db.runs.where('open').equals(1).count()) - closing;
}

/** One run; undefined where it isn't known here. */
export async function findRun(
  db: CreditsDatabase,
  team: TeamRow,
  runId: string,
): Promise<RunSummary | undefined> {
  const row = await db.runs.get(runId);
  if (row === undefined) return undefined;
  const { contacts: _, ...run } = (await overlay(db, team)).holds.get(runId) ?? toHold(row, []);
  return run;
}

/**
 * Contacts of a run in its order, at most `limit` of those after a position.
 *
 * @param status only those that stand like this
 */
export async function listContacts(
  db: CreditsDatabase,
  team: TeamRow,
  { runId, after, limit, status }: { runId: string; after: number; limit: number; status?: ContactStatus },
): Promise<ContactsPage> {
  const { holds } = await overlay(db, team);
  const expected = holds.get(runId)?.contacts;
  if (status !== undefined) {
    const rows = await db.contacts
      .where('[runId+status+position]')
      .between([runId, status, after], [runId, status, Dexie.maxKey], false, false)
      .filter(({ id }) => expected?.has(id) !== true)
      .limit(limit + 1)
      .toArray();
    const coming = [...(expected?.values() ?? [])].filter(
      (contact) => contact.status === status && contact.position > after,
    );
    const all = [...rows.map(toContact), ...coming].sort((a, b) => a.position - b.position);
    return { contacts: all.slice(0, limit), more: all.length > limit };
  }
  const rows = await db.contacts
    .where('[runId+position]')
    .between([runId, after], [runId, Dexie.maxKey], false, false)
    .limit(limit + 1)
    .toArray();
  const contacts = rows.slice(0, limit).map((row) => expected?.get(row.id) ?? toContact(row));
  return { contacts, more: rows.length > limit };
}

/**
 * The runs of a sequence that still await outcomes, oldest first, with the contacts that may report. Only those that a page
 * of this browser asked for: what a page shows of a teammate's run is for the teammate's browser to report. A timed-out
 * contact that was held again since is left out: what its page shows is of the newer run, and must not be charged twice.
 */
export async function awaitedRuns(
  db: CreditsDatabase,
  team: TeamRow,
  sequenceId: string,
): Promise<OpenRun[]> {
  const runs = await db.runs.where('[sequenceId+awaited]').equals([sequenceId, 1]).sortBy('heldAtMs');
  const pages = await db.runPages.bulkGet(runs.map(({ runId }) => runId));
  const { holds } = await overlay(db, team);
  const open = runs.map(async (run, i): Promise<OpenRun | null> => {
    const page = pages[i];
    if (page === undefined) return null;
    const { runId, heldAtMs } = run;
    const [pending, timedOut] = await Promise.all([
      contactIds(db, runId, 'pending'),
      contactIds(db, runId, 'timed-out'),
    ]);
    const late = await withoutHeldSince(db, run, timedOut);
    const expected = holds.get(runId)?.contacts;
    const silent = [...pending, ...late].filter((id) => isAwaited(expected?.get(id) ?? SILENT));
    const { state, baselines } = page;
    return { runId, heldAtMs, started: state === 'started', pending: silent, baselines };
  });
  return (await Promise.all(open)).filter((run) => run !== null);
}

/** A contact of which no report is on its way. */
const SILENT = { status: 'pending' } as const;

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
