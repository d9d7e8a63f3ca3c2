import { isDeepStrictEqual } from 'node:util';
import {
  type Command,
  decide,
  EMPTY_LEDGER,
  type Entry,
  evolve,
  InvariantError,
  type LedgerState,
} from '../../../lib/ledger/index.ts';
import type { Violation } from './check.ts';

/** A command's entries, of which nothing else is between, and the ledger before and after them. */
interface Effect {
  readonly start: LedgerState;
  readonly end: LedgerState;
}

/** The authority's own order, replayed by the pure ledger. */
export interface Order {
  /** Where the ledger stood after each command: by cursor. */
  readonly standings: ReadonlyMap<number, LedgerState>;
  readonly effects: ReadonlyMap<string, Effect>;
  readonly last: LedgerState;
}

/**
 * Replays all entries that there are, and finds what is wrong with them alone: sums, gaps, effects that come twice, and effects
 * that aren't what the pure ledger decides on the state that they were committed on.
 *
 * @param given how many of the first entries were there before anybody asked
 * @param commands all that were asked, by id
 */
export function replay(
  entries: readonly Entry[],
  given: number,
  commands: ReadonlyMap<string, Command>,
): Order & { violations: Violation[] } {
  const violations: Violation[] = [];
  let state: LedgerState = EMPTY_LEDGER;
  const effects = new Map<string, Effect>();
  const standings = new Map<number, LedgerState>();
  const order = () => ({ standings, effects, last: state, violations });
  const take = (part: readonly Entry[]): boolean => {
    try {
      state = evolve(state, part);
      standings.set(state.cursor, state);
      return true;
    } catch (error) {
      if (!(error instanceof InvariantError)) throw error;
      violations.push({ kind: 'not-adding-up', about: error.message });
      return false;
    }
  };
  if (!take(entries.slice(0, given))) return order();
  for (const block of blocksOf(entries.slice(given))) {
    const start = state;
    const [{ commandId, atMs }] = block;
    const command = commands.get(commandId);
    if (command === undefined) violations.push({ kind: 'unasked', about: commandId });
    if (effects.has(commandId)) violations.push({ kind: 'double-effect', about: commandId });
    const decided = command && decide(start, command, atMs).entries;
    if (decided && !isDeepStrictEqual(decided, block)) {
      violations.push({ kind: 'wrong-effect', about: commandId });
    }
    if (!take(block)) return order();
    if (!effects.has(commandId)) effects.set(commandId, { start, end: state });
  }
  return order();
}

type Block = [Entry, ...Entry[]];

function blocksOf(entries: readonly Entry[]): Block[] {
  const blocks: Block[] = [];
  for (const entry of entries) {
    const block = blocks.at(-1);
    if (block?.[0].commandId === entry.commandId) block.push(entry);
    else blocks.push([entry]);
  }
  return blocks;
}
