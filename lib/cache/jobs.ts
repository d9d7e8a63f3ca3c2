import { Dexie } from 'dexie';
import type { ReportedOutcome } from '../ledger/command';
import { isAwaited } from '../ledger/hold';
import { isJobId } from '../replyApi/job';
import type { Cache } from './cache';
import type { CreditsDatabase } from './database';
import { awaitedRuns } from './queries';
import type { JobRow, JobRunRow, RunRow, TeamRow } from './rows';

/** More than the contacts of all runs that a browser has under way; a page can't fill the disk up. */
const MOST_JOBS = 50_000;

interface NewJobs {
  readonly runId: string;
  readonly tabId: number | null;
  readonly jobs: readonly { readonly contactId: string; readonly jobId: string }[];
}

/**
 * Keeps the jobs that a page names of a run. Only of a run that a page of this browser has let start, and of contacts that
 * are still awaited: what has settled stays as it is.
 *
 * @param firstAtMs when they are asked for first
 */
export function keepJobs(
  cache: Cache,
  { runId, tabId, jobs }: NewJobs,
  { nowMs, firstAtMs, newId }: { nowMs: number; firstAtMs: number; newId: () => string },
): Promise<void> {
  return cache.transact('rw', async (db) => {
    const [run, page] = await Promise.all([db.runs.get(runId), db.runPages.get(runId)]);
    if (run?.awaited !== 1 || page?.state !== 'started') return;
    const named = [...new Map(jobs.map((job) => [job.contactId, job])).values()].filter(({ jobId }) =>
      isJobId(jobId),
    );
    const keys = named.map(({ contactId }): [string, string] => [runId, contactId]);
    const [contacts, known, count] = await Promise.all([
      db.contacts.bulkGet(keys),
      db.jobs.bulkGet(keys),
      db.jobs.count(),
    ]);
    const fresh = named.filter(({ jobId }, i) => {
      const before = known[i];
      return isAwaited(contacts[i]) && before?.jobId !== jobId && before?.state !== 'decided';
    });
    const rows = fresh.map(
      (job): JobRow => ({
        ...job,
        runId,
        state: 'open',
        tries: 0,
        nextAtMs: firstAtMs,
        reportId: newId(),
        outcome: null,
      }),
    );
    await db.jobs.bulkPut(rows.slice(0, Math.max(0, MOST_JOBS - count)));
    await db.jobRuns.put({ runId, tabId, pageId: page.page?.pageId ?? '', heardAtMs: nowMs });
  });
}

/** A page has spoken of a run: it still watches it. */
export async function noteHeard(cache: Cache, runId: string, nowMs: number): Promise<void> {
  await cache.transact('rw', async (db) => {
    await db.jobRuns.update(runId, { heardAtMs: nowMs });
  });
}

/** A tab shows another document than before. */
export async function noteOtherPage(
  cache: Cache,
  page: { readonly tabId: number; readonly pageId: string },
): Promise<void> {
  await cache.transact('rw', async (db) => {
    const left = (await db.jobRuns.toArray()).filter(
      ({ tabId, pageId }) => tabId === page.tabId && pageId !== page.pageId,
    );
    await db.jobRuns.bulkPut(left.map((run) => ({ ...run, tabId: null })));
  });
}

/** The runs of which jobs are known and open, with the moment at which the first of these may be asked for. */
export function openJobRuns(cache: Cache): Promise<(JobRunRow & { readonly nextAtMs: number })[]> {
  return cache.transact('r', async (db) => {
    const runs = await db.jobRuns.toArray();
    const first = await Promise.all(runs.map(({ runId }) => openJobs(db, runId, Dexie.maxKey).first()));
    return runs.flatMap((run, i) => {
      const job = first[i];
      return job === undefined ? [] : [{ ...run, nextAtMs: job.nextAtMs }];
    });
  });
}

/** A job to be asked for, with the sequence that its contact is in, and when its run's credits were held. */
export interface DueJob extends JobRow {
  readonly sequenceId: string;
  readonly heldAtMs: number;
}

/**
 * The jobs of some runs that are due, those that have waited longest first. Jobs of contacts that have settled meanwhile are
 * forgotten on the way.
 */
export function dueJobs(
  cache: Cache,
  runIds: readonly string[],
  nowMs: number,
  limit: number,
): Promise<DueJob[]> {
  return cache.transact('rw', async (db, team) => {
    const due: DueJob[] = [];
    for (const runId of runIds) {
      const run = await db.runs.get(runId);
      const awaited = await awaitedContacts(db, team, run);
      await forgetExcept(db, runId, awaited);
      if (run === undefined || awaited.size === 0) continue;
      const jobs = await openJobs(db, runId, nowMs).limit(limit).toArray();
      const { sequenceId, heldAtMs } = run;
      due.push(...jobs.map((job) => ({ ...job, sequenceId, heldAtMs })));
    }
    return due.sort((a, b) => a.nextAtMs - b.nextAtMs).slice(0, limit);
  });
}

/** The contacts of a run that are still awaited, what is on its way to the authority counted in. */
async function awaitedContacts(
  db: CreditsDatabase,
  team: TeamRow,
  run: RunRow | undefined,
): Promise<ReadonlySet<string>> {
  if (run?.awaited !== 1) return NOBODY;
  const open = await awaitedRuns(db, team, run.sequenceId);
  return new Set(open.find(({ runId }) => runId === run.runId)?.pending);
}

const NOBODY: ReadonlySet<string> = new Set();

/** Forgets the jobs of runs that are through, and of those that nobody has spoken of for long. */
export async function forgetOldJobs(cache: Cache, beforeMs: number): Promise<void> {
  await cache.transact('rw', async (db) => {
    const known = await db.jobRuns.toArray();
    const runs = await db.runs.bulkGet(known.map(({ runId }) => runId));
    const old = known.filter(({ heardAtMs }, i) => runs[i]?.awaited !== 1 || heardAtMs < beforeMs);
    for (const { runId } of old) await forgetExcept(db, runId, NOBODY);
  });
}

async function forgetExcept(db: CreditsDatabase, runId: string, awaited: ReadonlySet<string>): Promise<void> {
  const known = await db.jobs
    .where('[runId+contactId]')
    .between([runId, Dexie.minKey], [runId, Dexie.maxKey])
    .primaryKeys();
  await db.jobs.bulkDelete(known.filter(([, contactId]) => !awaited.has(contactId)));
  if (awaited.size === 0) await db.jobRuns.delete(runId);
}

const openJobs = (db: CreditsDatabase, runId: string, untilMs: unknown) =>
  db.jobs
    .where('[runId+state+nextAtMs]')
    .between([runId, 'open', Dexie.minKey], [runId, 'open', untilMs], true, true);

/** Changes what is known of a job, unless another one has taken its place. */
export async function changeJob(
  cache: Cache,
  { runId, contactId, jobId }: Pick<JobRow, 'runId' | 'contactId' | 'jobId'>,
  change: Partial<Pick<JobRow, 'state' | 'tries' | 'nextAtMs' | 'outcome'>>,
): Promise<void> {
  await cache.transact('rw', async (db) => {
    const job = await db.jobs.get([runId, contactId]);
    if (job?.jobId === jobId) await db.jobs.put({ ...job, ...change });
  });
}

/** The outcomes that are known and may not have been reported: the worker may have ended in between. */
export function decidedJobs(cache: Cache): Promise<(JobRow & { readonly outcome: ReportedOutcome })[]> {
  return cache.transact('r', async (db) => {
    const runs = await db.jobRuns.toCollection().primaryKeys();
    const decided = await Promise.all(
      runs.map((runId) =>
        db.jobs
          .where('[runId+state+nextAtMs]')
          .between([runId, 'decided', Dexie.minKey], [runId, 'decided', Dexie.maxKey])
          .toArray(),
      ),
    );
    return decided.flat().flatMap((job) => (job.outcome === null ? [] : [{ ...job, outcome: job.outcome }]));
  });
}

/** A job's outcome has been reported: nothing more is to be done about it. */
export async function forgetJob(
  cache: Cache,
  { runId, contactId }: Pick<JobRow, 'runId' | 'contactId'>,
): Promise<void> {
  await cache.transact('rw', (db) => db.jobs.delete([runId, contactId]));
}

/** How many awaited contacts' jobs are still to be asked for. */
export function countOpenJobs(cache: Cache): Promise<number> {
  return cache.transact('r', async (db, team) => {
    let count = 0;
    for (const { runId } of await db.jobRuns.toArray()) {
      const awaited = await awaitedContacts(db, team, await db.runs.get(runId));
      const jobs = await openJobs(db, runId, Dexie.maxKey).toArray();
      count += jobs.filter(({ contactId }) => awaited.has(contactId)).length;
    }
    return count;
  });
}
