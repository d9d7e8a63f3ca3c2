import { Dexie } from 'dexie';
import type { Answer } from '../ledger/answer';
import type { SettleRequest } from '../protocol/command';
import { type Problem, ProblemError } from '../protocol/problem';
import type { Cache } from './cache';
import type { CreditsDatabase } from './database';
import type { OutboxRow } from './rows';

/**
 * Puts a report into the outbox. One that is there already stays where it is. Call it inside a transaction.
 *
 * @throws ProblemError `command-id-reused` for another report under the same id; for one that was refused, why it was
 */
export async function queue(db: CreditsDatabase, settle: SettleRequest, nowMs: number): Promise<void> {
  const { id, runId } = settle;
  const known = await db.outbox.get({ id });
  if (known === undefined) {
    await db.outbox.add({ id, runId, settle, queuedAtMs: nowMs, state: 'waiting', refusal: null });
    return;
  }
  if (JSON.stringify(known.settle) !== JSON.stringify(settle))
    throw new ProblemError('command-id-reused', id);
  if (known.refusal !== null) throw new ProblemError(known.refusal.code, known.refusal.detail);
}

/** Reports that the authority may still take or that this browser's copy doesn't show yet, in order. */
export async function expectedRows(db: CreditsDatabase): Promise<OutboxRow[]> {
  // All of them in one go: walking an index takes a browser many times as long.
  return (await db.outbox.toArray()).filter(({ state }) => state !== 'refused');
}

/** Those of them that are of one run and were made before another report, in order. */
export async function expectedBefore(
  db: CreditsDatabase,
  { id, runId }: SettleRequest,
): Promise<OutboxRow[]> {
  const ofRun = await db.outbox.where('runId').equals(runId).toArray();
  const earlier = ofRun.slice(
    0,
    ofRun.findIndex((row) => row.id === id),
  );
  return earlier.filter(({ state }) => state !== 'refused');
}

/** How many outcomes the authority hasn't had, for whatever reason. */
export async function countUndelivered(db: CreditsDatabase): Promise<number> {
  const rows = await db.outbox.toArray();
  return rows
    .filter(({ state }) => state !== 'answered')
    .reduce((sum, { settle }) => sum + settle.outcomes.length, 0);
}

/** Reports that wait to be delivered, in order: at most `limit` of those behind a position. */
export function waitingRows(cache: Cache, after: number, limit: number): Promise<OutboxRow[]> {
  return cache.transact('r', (db) =>
    db.outbox
      .where('[state+position]')
      .between(['waiting', after], ['waiting', Dexie.maxKey], false, false)
      .limit(limit)
      .toArray(),
  );
}

/** The ids of the reports that were answered and that the copy doesn't show yet. */
export function answeredIds(cache: Cache): Promise<string[]> {
  return cache.transact('r', async (db) =>
    (await db.outbox.where('state').equals('answered').toArray()).map(({ id }) => id),
  );
}

/** Notes that the authority has had reports. What it rejected had no effect that the copy would have to show first. */
export async function keepAnswers(
  cache: Cache,
  rows: readonly OutboxRow[],
  answers: readonly Answer[],
): Promise<void> {
  const rejected = rows.filter((_, i) => answers[i]?.status === 'rejected');
  await cache.transact('rw', async (db) => {
    await db.outbox
      .where('position')
      .anyOf(rows.map(({ position }) => position))
      .modify({ state: 'answered' });
    await db.outbox.bulkDelete(rejected.map(({ position }) => position));
  });
}

/** What was answered in a history that is gone is delivered again: under the same ids, it can't count twice. */
export async function deliverAgain(db: CreditsDatabase): Promise<void> {
  await db.outbox.where('state').equals('answered').modify({ state: 'waiting' });
}

/** Sets a report aside that the authority can never take, so that the ones behind it get through. */
export async function setAside(cache: Cache, { position }: OutboxRow, refusal: Problem): Promise<void> {
  await cache.transact('rw', (db) => db.outbox.update(position, { state: 'refused', refusal }));
}

/** Lets the authority be asked once more for what it refused: it may have learnt. */
export async function takeUpAgain(cache: Cache): Promise<void> {
  await cache.transact('rw', (db) =>
    db.outbox.where('state').equals('refused').modify({ state: 'waiting', refusal: null }),
  );
}
