import type { Answer } from '../ledger/answer';
import { decide } from '../ledger/decide';
import { evolve } from '../ledger/evolve';
import type { Hold } from '../ledger/hold';
import type { LedgerState } from '../ledger/state';
import type { SettleRequest } from '../protocol/command';
import type { CreditsDatabase } from './database';
import { loadForSettles } from './named';
import { expectedBefore, expectedRows } from './outbox';
import type { TeamRow } from './rows';
import { advanceTeam } from './team';

/** What is stored, as it will be once the authority has had what is in the outbox. */
export interface Overlay {
  /** Balances and pools as they will be; the cursor stays that of the last entry that was seen. */
  readonly team: TeamRow;
  /** The runs that reports on their way change, with the contacts that these name. */
  readonly holds: ReadonlyMap<string, Hold>;
}

/** These entries are only to look at: nobody sees whose they would be. */
const BY = 'outbox';

/**
 * Folds the outbox into what is stored, by the ledger's own rules and at the time of the last entry that was seen: then two
 * browsers that have seen the same differ by nothing but their own reports. Call it inside a transaction.
 */
export async function overlay(db: CreditsDatabase, team: TeamRow): Promise<Overlay> {
  const rows = await expectedRows(db);
  if (rows.length === 0) return { team, holds: new Map() };
  const settles = oneForEachRun(rows.map(({ settle }) => settle));
  const before = await loadForSettles(db, team, settles);
  const after = settles.reduce((state, settle) => settled(state, settle, team).after, before);
  const changed = [...after.holds].filter(([runId, hold]) => before.holds.get(runId) !== hold);
  const { balances, plan, addOn } = advanceTeam(team, before, after);
  return { team: { ...team, balances, plan, addOn }, holds: new Map(changed) };
}

/** What the authority will answer a report that is in the outbox, as far as is known here. Call it inside a transaction. */
export async function expectedAnswer(
  db: CreditsDatabase,
  team: TeamRow,
  settle: SettleRequest,
): Promise<Answer> {
  const earlier = await expectedBefore(db, settle);
  // Of each contact the first report counts; what was said of others changes nothing for these.
  const named = new Set(settle.outcomes.map(({ contactId }) => contactId));
  const first = earlier.flatMap((row) => row.settle.outcomes).filter(({ contactId }) => named.has(contactId));
  const stored = await loadForSettles(db, team, [settle]);
  const state = settled(stored, { ...settle, outcomes: first }, team).after;
  return settled(state, settle, team).answer;
}

function settled(state: LedgerState, settle: SettleRequest, { clockMs }: TeamRow) {
  const { entries, answer } = decide(state, { ...settle, by: BY }, clockMs);
  return { after: evolve(state, entries), answer };
}

/**
 * Each fold copies what it changes of a run: hundreds of reports of a run of thousands are folded at once, in their order.
 * Of two runs it makes no difference which is first, save for which of their late outcomes goes unbilled (rule 6).
 */
function oneForEachRun(settles: readonly SettleRequest[]): SettleRequest[] {
  return [...Map.groupBy(settles, ({ runId }) => runId).values()].flatMap((ofRun) => {
    const outcomes = ofRun.flatMap((settle) => settle.outcomes);
    return ofRun.slice(0, 1).map((first) => ({ ...first, outcomes }));
  });
}
