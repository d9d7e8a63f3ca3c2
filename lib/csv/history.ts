import type { Entry } from '../ledger/entry';
import type { Draw } from '../ledger/grant';
import { type Cell, csvLine, type Delimiter } from './csv';

/** What the file says, in the reader's language. */
export interface HistoryWords {
  /** One for each column. */
  readonly columns: readonly string[];
  readonly delimiter: Delimiter;
  what(entry: Entry): string;
}

/** What is known of a run from its first entry on. */
interface KnownRun {
  readonly sequenceId: string;
  readonly names: ReadonlyMap<string, string>;
}

/** A ledger's history as lines of CSV, page by page from its first entry on. */
export class HistoryLines {
  readonly #words: HistoryWords;
  readonly #names: ReadonlyMap<string, string>;
  readonly #runs = new Map<string, KnownRun>();

  /** @param names of members, by their ids; who isn't in it is called by their id */
  constructor(words: HistoryWords, names: ReadonlyMap<string, string>) {
    this.#words = words;
    this.#names = names;
  }

  head(): string {
    return csvLine(this.#words.columns, this.#words.delimiter);
  }

  /** The lines of entries that come next, one for each. */
  linesOf(entries: readonly Entry[]): string {
    return entries.map((entry) => csvLine(this.#cells(entry), this.#words.delimiter)).join('');
  }

  #cells(entry: Entry): Cell[] {
    const { granted, available, retained, used, expired, unbilled } = entry.balances;
    return [
      entry.seq,
      momentOf(entry.atMs),
      this.#words.what(entry),
      this.#names.get(entry.by) ?? entry.by,
      ...this.#runCells(entry),
      creditsOf(entry),
      entry.reason,
      ...[granted, available, retained, used, expired, unbilled],
    ];
  }

  /** Run, sequence, and the contact's name and id. */
  #runCells(entry: Entry): Cell[] {
    if (!('runId' in entry)) return [null, null, null, null];
    if (entry.kind === 'held') {
      const names = new Map(entry.contacts.map(({ id, name }) => [id, name]));
      this.#runs.set(entry.runId, { sequenceId: entry.sequenceId, names });
      return [entry.runId, entry.sequenceId, null, null];
    }
    const run = this.#runs.get(entry.runId);
    return [entry.runId, run?.sequenceId ?? null, run?.names.get(entry.contactId) ?? null, entry.contactId];
  }
}

function creditsOf(entry: Entry): number {
  return 'draws' in entry ? sumOf(entry.draws) : entry.credits;
}

function sumOf(draws: readonly Draw[]): number {
  return draws.reduce((sum, { credits }) => sum + credits, 0);
}

/** A moment as ISO 8601; one that no calendar has, as the number that it is. */
function momentOf(atMs: number): Cell {
  const at = new Date(atMs);
  return Number.isNaN(at.getTime()) ? atMs : at.toISOString();
}
