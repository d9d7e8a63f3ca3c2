import type { Answer } from '../ledger/answer';
import type { Command } from '../ledger/command';
import { decide } from '../ledger/decide';
import { evolve } from '../ledger/evolve';
import { countActivity } from './activity';
import type { CreditsDatabase } from './database';
import { persist } from './persist';
import type { TeamRow } from './rows';
import { loadSlice } from './slice';

/**
 * Decides a command on the stored ledger and writes what came of it. Call it inside a transaction over all tables: then
 * it happens wholly or not at all.
 *
 * @param nowMs the authority's clock
 */
export async function advance(
  db: CreditsDatabase,
  team: TeamRow,
  command: Command,
  nowMs: number,
): Promise<Answer> {
  const before = await loadSlice(db, team, command, nowMs);
  const { entries, answer } = decide(before, command, nowMs);
  if (entries.length === 0) return answer;
  await Promise.all([
    persist(db, team, before, evolve(before, entries)),
    db.entries.bulkAdd(entries),
    countActivity(db, entries),
  ]);
  return answer;
}
