import { isAwaited } from '../ledger/hold';
import type { LeftBehind } from '../messages/catalogue';
import { ProblemError } from '../protocol/problem';
import type { Cache } from './cache';
import type { CreditsDatabase } from './database';
import { countUndelivered } from './outbox';
import { overlay } from './overlay';
import type { TeamRow } from './rows';

/** What would be lost, were this ledger left now: the reports of its outcomes would go to another. */
export async function leftBehind(db: CreditsDatabase, team: TeamRow, nowMs: number): Promise<LeftBehind> {
  const [undelivered, awaited] = await Promise.all([countUndelivered(db), countAwaited(db, team, nowMs)]);
  return { undelivered, awaited };
}

/** A run that has timed out of itself was given up long ago. One that was released by hand may be under way yet. */
async function countAwaited(db: CreditsDatabase, team: TeamRow, nowMs: number): Promise<number> {
  const started = await db.runPages.where('state').equals('started').primaryKeys();
  const runs = await db.runs.bulkGet(started);
  const { holds } = await overlay(db, team);
  let sum = 0;
  for (const run of runs) {
    if (run === undefined || (run.open === 0 && run.deadlineMs <= nowMs)) continue;
    const contacts = [...(holds.get(run.runId)?.contacts.values() ?? [])];
    // What the overlay has of a run are contacts that were awaited and those that reported before.
    const stored = await db.contacts.bulkGet(contacts.map(({ id }) => [run.runId, id]));
    const reported = contacts.filter((contact, i) => isAwaited(stored[i]) && !isAwaited(contact));
    sum += run.awaitedContacts - reported.length;
  }
  return sum;
}

/**
 * Gives up what was asked for and never started, so that nothing new begins in a ledger that is being left.
 *
 * @param leaveBehind whether it has been agreed to that something is lost
 * @throws ProblemError `undelivered` where something would be and it hasn't been; then nothing has changed
 */
export function giveUpLedger(cache: Cache, leaveBehind: boolean, nowMs: number): Promise<void> {
  return cache.transact('rw', async (db, team) => {
    const { undelivered, awaited } = await leftBehind(db, team, nowMs);
    if (!leaveBehind && undelivered + awaited > 0)
      throw new ProblemError('undelivered', `${undelivered} undelivered, ${awaited} awaited`);
    await db.runPages.where('state').equals('asked').modify({ state: 'given-up' });
  });
}
