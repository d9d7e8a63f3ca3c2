import {
  assertLedger,
  EMPTY_LEDGER,
  evolve,
  InvariantError,
  isRefundGrantId,
  type LedgerState,
  refundGrantId,
} from '../ledger';
import { ProblemError } from '../protocol/problem';
import { countActivity } from './activity';
import type { Cache } from './cache';
import { persist } from './persist';
import type { AnswerRow, EntryRow, JobRow, JobRunRow, RunPageRow } from './rows';

/** Everything the ledger's tables hold that can't be worked out again. */
export interface StoredLedger {
  readonly entries: readonly EntryRow[];
  readonly answers: readonly AnswerRow[];
  readonly runPages: readonly RunPageRow[];
  readonly jobs: readonly JobRow[];
  readonly jobRuns: readonly JobRunRow[];
}

/** Reads all of the ledger, at one moment. */
export function exportLedger(cache: Cache): Promise<StoredLedger> {
  return cache.transact('r', async (db) => ({
    entries: await db.entries.toArray(),
    answers: await db.answers.toArray(),
    runPages: await db.runPages.toArray(),
    jobs: await db.jobs.toArray(),
    jobRuns: await db.jobRuns.toArray(),
  }));
}

/** How far ahead of this computer's clock another one's may be. */
const CLOCK_SKEW_MS = 24 * 60 * 60 * 1000;

/**
 * Replaces the ledger by another one, after adding its entries up again.
 *
 * @throws ProblemError `invalid-input` when the entries don't add up, or something is in it twice; then nothing has changed
 */
export async function importLedger(cache: Cache, ledger: StoredLedger, nowMs: number): Promise<void> {
  refuseUnlikely(ledger, nowMs);
  const state = addUp(ledger);
  await cache.replace(async (db, team) => {
    await persist(db, team, EMPTY_LEDGER, state);
    await db.entries.bulkAdd(ledger.entries);
    await countActivity(db, ledger.entries);
    await db.answers.bulkAdd(ledger.answers);
    await db.runPages.bulkAdd(ledger.runPages);
    await db.jobs.bulkAdd(ledger.jobs);
    await db.jobRuns.bulkAdd(ledger.jobRuns);
  });
}

/** Leaves a ledger in which nothing has happened yet. */
export async function eraseLedger(cache: Cache): Promise<void> {
  await cache.replace(async () => {});
}

/** What adds up and still can't have come from here: it would get in the way of what comes after it. */
function refuseUnlikely({ entries, ...rest }: StoredLedger, nowMs: number): void {
  refuseTwins('answers', rest.answers, ({ id }) => id);
  refuseTwins('runPages', rest.runPages, ({ runId }) => runId);
  refuseTwins('jobs', rest.jobs, ({ runId, contactId }) => JSON.stringify([runId, contactId]));
  refuseTwins('jobRuns', rest.jobRuns, ({ runId }) => runId);
  for (const entry of entries) {
    // A ledger's time never runs backwards: one from the future would keep holds from timing out.
    if (entry.atMs > nowMs + CLOCK_SKEW_MS) throw refusal(entry, 'it is from the future');
    if (entry.kind !== 'granted' || !isRefundGrantId(entry.grantId)) continue;
    const isItsOwn = entry.source === 'refund' && entry.grantId === refundGrantId(entry.seq);
    if (!isItsOwn) throw refusal(entry, 'its grant has the name of a refund to come');
  }
}

function refuseTwins<T>(name: string, rows: readonly T[], keyOf: (row: T) => string): void {
  const keys = new Set(rows.map(keyOf));
  if (keys.size < rows.length) throw new ProblemError('invalid-input', `${name}: something is there twice`);
}

function refusal({ seq }: EntryRow, why: string): ProblemError {
  return new ProblemError('invalid-input', `Entry ${seq} can’t be taken over: ${why}`);
}

function addUp({ entries }: StoredLedger): LedgerState {
  try {
    const state = evolve(EMPTY_LEDGER, entries);
    assertLedger(state);
    return state;
  } catch (error) {
    if (error instanceof InvariantError)
      throw new ProblemError('invalid-input', error.message, { cause: error });
    throw error;
  }
}
