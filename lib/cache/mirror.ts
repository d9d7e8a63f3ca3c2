import { InvariantError } from '../ledger/assert';
import { sameBalances } from '../ledger/balances';
import type { Entry } from '../ledger/entry';
import { evolve } from '../ledger/evolve';
import type { LedgerState } from '../ledger/state';
import type { Changes } from '../protocol/http';
import type { Snapshot } from '../protocol/snapshot';
import type { Cache } from './cache';
import type { CreditsDatabase } from './database';
import { loadForEntries } from './named';
import { deliverAgain } from './outbox';
import { persist } from './persist';
import type { TeamRow } from './rows';
import { writeSnapshot } from './snapshot';

/** What entries came to: how many were new, or that they aren't of the history that was seen before. */
export type Applied = { readonly fresh: number } | 'differs';

/**
 * Takes entries into this browser's copy of a team's ledger. They must begin with the last one that the copy has seen: that
 * it is still the same tells that all before it are.
 *
 * @param answered ids of reports that were answered before these entries were asked for: once the last of them is in, the
 *   copy shows what the reports did
 */
export function applyChanges(
  cache: Cache,
  { entries, more }: Changes,
  answered: readonly string[],
): Promise<Applied> {
  return cache.transact('rw', async (db, team) => {
    const last = entries.find(({ seq }) => seq === team.cursor);
    if (last === undefined || !(await isAsSeen(db, team, last))) return 'differs';
    const fresh = entries.filter(({ seq }) => seq > team.cursor);
    const before = await loadForEntries(db, team, fresh);
    const after = addUp(before, fresh);
    if (after === null) return 'differs';
    if (fresh.length > 0) await persist(db, team, before, after);
    await db.entries.clear();
    await db.entries.add(fresh.at(-1) ?? last);
    if (!more) await forget(db, answered);
    return { fresh: fresh.length };
  });
}

/** The state after entries; null where they can't be what came next. */
function addUp(before: LedgerState, entries: readonly Entry[]): LedgerState | null {
  try {
    return evolve(before, entries);
  } catch (error) {
    if (error instanceof InvariantError) return null;
    throw error;
  }
}

/**
 * Right after a snapshot there is no entry to compare with: then this one is the one to compare with later. That the balances
 * are other than the authority's is seen here too, where nothing else would show it before the next entry.
 */
async function isAsSeen(db: CreditsDatabase, team: TeamRow, last: Entry): Promise<boolean> {
  const { seq, atMs, commandId, kind, balances } = last;
  if (!sameBalances(team.balances, balances)) return false;
  const seen = await db.entries.get(seq);
  if (seen === undefined) return true;
  return seen.atMs === atMs && seen.commandId === commandId && seen.kind === kind;
}

/**
 * Replaces the copy by where the authority stands, outbox and run pages apart.
 *
 * @param answered ids of reports that were answered before the snapshot was asked for
 * @param ledgerId what a ledger with another history is called from now on; null where it is the same
 */
export function applySnapshot(
  cache: Cache,
  snapshot: Snapshot,
  answered: readonly string[],
  ledgerId: string | null,
): Promise<void> {
  return cache.transact('rw', async (db, team) => {
    if (ledgerId === null) {
      await writeSnapshot(db, team, snapshot);
      await forget(db, answered);
    } else {
      await writeSnapshot(db, { ...team, ledgerId }, snapshot);
      await deliverAgain(db);
    }
    await forgetPagesOfSettledRuns(db);
  });
}

/**
 * Forgets the answered reports that the copy shows by now. One whose contacts are still pending in it was answered in a history
 * that is gone, as where the authority has a backup back: under the same id, it can be delivered again.
 */
async function forget(db: CreditsDatabase, answered: readonly string[]): Promise<void> {
  const rows = await db.outbox.where('id').anyOf(answered).toArray();
  for (const { position, settle } of rows) {
    const keys = settle.outcomes.map(({ contactId }): [string, string] => [settle.runId, contactId]);
    const contacts = await db.contacts.bulkGet(keys);
    if (contacts.some((contact) => contact?.status === 'pending'))
      await db.outbox.update(position, { state: 'waiting' });
    else await db.outbox.delete(position);
  }
}

/** A run that isn't in a snapshot can't change any more, or is so old that nothing is expected of its page. */
async function forgetPagesOfSettledRuns(db: CreditsDatabase): Promise<void> {
  const started = await db.runPages.where('state').equals('started').primaryKeys();
  const runs = await db.runs.bulkGet(started);
  await db.runPages.bulkDelete(started.filter((_, i) => runs[i]?.awaited !== 1));
}
