import * as v from 'valibot';
import { InvariantError } from '../ledger/assert';
import { evolve } from '../ledger/evolve';
import { assertLedger } from '../ledger/invariants';
import { EMPTY_LEDGER, type LedgerState } from '../ledger/state';
import { AnswerSchema } from '../protocol/answer';
import { EntrySchema } from '../protocol/entry';
import { ProblemError } from '../protocol/problem';
import { countActivity } from './activity';
import type { CreditsDatabase } from './database';
import { persist } from './persist';
import { TeamRowSchema } from './rowSchemas';
import { salvage } from './salvage';
import { emptyTeam } from './team';
import { isWhole } from './whole';

/**
 * Makes whole what is stored and can't be so. Whatever broke it (a disk, a browser that fell over, somebody's hand), what is
 * left must add up before anything is decided by it.
 *
 * @param inDepth looks at every row, and not only at those that may still change
 * @returns whether there was anything to mend
 */
export type Mend = (db: CreditsDatabase, inDepth: boolean) => Promise<boolean>;

/**
 * For a copy of what a team's server keeps: what is broken of it is thrown away, and the next pull begins with a snapshot. The
 * outbox and the pages of runs stay. Until then nothing is shown: no numbers are better than wrong ones.
 *
 * @param newId names the ledger anew, so that pages don't take what comes for an older view
 */
export function mendCopy(newId: () => string): Mend {
  return (db, inDepth) =>
    mendWhere(db, false, inDepth, async () => {
      await Promise.all([db.grants, db.runs, db.contacts, db.entries].map((table) => table.clear()));
      await db.team.put(emptyTeam(newId()));
      await db.sync.where('key').equals('sync').modify({ syncedAtMs: null });
    });
}

/**
 * For the ledger that this browser keeps itself: the entries are the ledger, and all else is what they add up to.
 *
 * @throws ProblemError `data-damaged` where the entries themselves are broken; then nothing is changed
 */
export function mendOwn(newId: () => string): Mend {
  return (db, inDepth) =>
    mendWhere(db, true, inDepth, async () => {
      const [team, entries] = await Promise.all([db.team.get('team'), db.entries.toArray()]);
      const state = addUp(entries);
      const stood = v.safeParse(TeamRowSchema, team);
      const cursor = stood.success ? stood.output.cursor : 0;
      // The last ones are missing: what they did is not to be undone by taking the others for all there is.
      if (state.cursor < Math.max(1, cursor)) throw damaged('The last entries are missing');
      await Promise.all([db.grants, db.runs, db.contacts, db.activity].map((table) => table.clear()));
      await persist(db, emptyTeam(newId()), EMPTY_LEDGER, state);
      await countActivity(db, entries);
      await db.answers.filter(({ answer }) => !v.is(AnswerSchema, answer)).delete();
    });
}

async function mendWhere(
  db: CreditsDatabase,
  keepsAll: boolean,
  inDepth: boolean,
  rebuild: () => Promise<void>,
): Promise<boolean> {
  return db.transaction('rw', db.ledgerTables, async () => {
    const salvaged = await salvage(db);
    if (await isWhole(db, keepsAll, inDepth)) return salvaged;
    await rebuild();
    return true;
  });
}

function addUp(entries: readonly unknown[]): LedgerState {
  try {
    const state = evolve(EMPTY_LEDGER, v.parse(v.array(EntrySchema), entries));
    assertLedger(state);
    return state;
  } catch (error) {
    if (error instanceof InvariantError || error instanceof v.ValiError) throw damaged(error.message);
    throw error;
  }
}

function damaged(detail: string): ProblemError {
  return new ProblemError('data-damaged', detail);
}
