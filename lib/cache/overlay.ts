import type { Answer } from '../ledger/answer';
import { decide } from '../ledger/decide';
import { evolve } from '../ledger/evolve';
import type { Hold } from '../ledger/hold';
import type { CreditsDatabase } from './database';
import { loadForSettles } from './named';
import { expectedRows } from './outbox';
import type { TeamRow } from './rows';
import { advanceTeam } from './team';

/** What is stored, as it will be once the authority has had what is in the outbox. */
export interface Overlay {
  /** Balances and pools as they will be; the cursor stays that of the last entry that was seen. */
  readonly team: TeamRow;
  /** The runs that reports on their way change, with the contacts that these name. */
  readonly holds: ReadonlyMap<string, Hold>;
  /** What the reports will be answered, by their ids. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/** These entries are only to look at: nobody sees whose they would be. */
const BY = 'outbox';

/**
 * Folds the outbox into what is stored, by the ledger's own rules and at the time of the last entry that was seen: then two
 * browsers that have seen the same differ by nothing but their own reports. Call it inside a transaction.
 */
export async function overlay(db: CreditsDatabase, team: TeamRow): Promise<Overlay> {
  const rows = (await db.outbox.count()) === 0 ? [] : await expectedRows(db);
  if (rows.length === 0) return { team, holds: new Map(), answers: new Map() };
  const before = await loadForSettles(
    db,
    team,
    rows.map(({ settle }) => settle),
  );
  const answers = new Map<string, Answer>();
  let after = before;
  for (const { id, settle } of rows) {
    const { entries, answer } = decide(after, { ...settle, by: BY }, team.clockMs);
    after = evolve(after, entries);
    answers.set(id, answer);
  }
  const changed = [...after.holds].filter(([runId, hold]) => before.holds.get(runId) !== hold);
  const { balances, plan, addOn } = advanceTeam(team, before, after);
  return { team: { ...team, balances, plan, addOn }, holds: new Map(changed), answers };
}
