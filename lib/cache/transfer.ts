import { assertLedger, EMPTY_LEDGER, evolve, InvariantError, type LedgerState } from '../ledger';
import { ProblemError } from '../messages/problem';
import type { Cache } from './cache';
import { persist } from './persist';
import type { AnswerRow, EntryRow, RunPageRow } from './rows';

/** Everything the ledger's tables hold that can't be worked out again. */
export interface StoredLedger {
  readonly entries: readonly EntryRow[];
  readonly answers: readonly AnswerRow[];
  readonly runPages: readonly RunPageRow[];
}

/** Reads all of the ledger, at one moment. */
export function exportLedger(cache: Cache): Promise<StoredLedger> {
  return cache.transact('r', async (db) => ({
    entries: await db.entries.toArray(),
    answers: await db.answers.toArray(),
    runPages: await db.runPages.toArray(),
  }));
}

/**
 * Replaces the ledger by another one, after adding its entries up again.
 *
 * @throws ProblemError `invalid-input` when the entries don't add up; then nothing has changed
 */
export async function importLedger(cache: Cache, ledger: StoredLedger): Promise<void> {
  const state = addUp(ledger);
  await cache.replace(async (db, team) => {
    await persist(db, team, EMPTY_LEDGER, state, ledger.entries);
    await db.answers.bulkAdd(ledger.answers);
    await db.runPages.bulkAdd(ledger.runPages);
  });
}

/** Leaves a ledger in which nothing has happened yet. */
export async function eraseLedger(cache: Cache): Promise<void> {
  await cache.replace(async () => {});
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
