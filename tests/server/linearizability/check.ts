import { isDeepStrictEqual } from 'node:util';
import type { Answer, Command, Entry } from '../../../lib/ledger/index.ts';
import { decide } from '../../../lib/ledger/index.ts';
import type { Asked, History, Told } from './history.ts';
import { type Order, replay } from './order.ts';

export interface Violation {
  readonly kind: /** The entries have a gap, or other sums than they make. */
    | 'not-adding-up'
    /** An entry of a command that nobody has sent. */
    | 'unasked'
    | 'double-effect'
    /** A command was refused as a whole, and yet it was done. */
    | 'refused-effect'
    /** Entries that aren't what the pure ledger decides there: credits that weren't there were spent, for example. */
    | 'wrong-effect'
    /** A command was acknowledged with an effect, and there is none. */
    | 'lost-write'
    /** An answer that the ledger doesn't give at any moment between the question and it. */
    | 'wrong-answer'
    /** Something was seen or done before something that had ended before it began. */
    | 'stale-read'
    | 'reordered'
    /** What was read is no state that the ledger was ever in. */
    | 'wrong-read'
    /** In the middle of a command's entries. */
    | 'torn-read';
  /** A command's id, or an operation's number. */
  readonly about: string;
}

/**
 * Whether what clients saw could have come from one ledger that does one thing after the other, each between its question
 * and its answer: linearizability. As the authority tells its own order, nothing has to be searched; a bank's sums are
 * checked besides, as Jepsen does it.
 *
 * @param entries all that there are at the end
 * @param given how many of the first of them were there before the history began
 */
export function check(history: History, entries: readonly Entry[], given: number): Violation[] {
  const { commands, refused } = commandsOf(history);
  const { violations, ...order } = replay(entries, given, commands);
  for (const id of refused) if (order.effects.has(id)) violations.push({ kind: 'refused-effect', about: id });
  return [...violations, ...new Walk(order, entries, given).violationsOf(history)];
}

function commandsOf(history: History) {
  const asked = new Map<number, Command>();
  const unsure = new Set<string>();
  const failed = new Set<string>();
  for (const happening of history) {
    if (happening.type === 'invoke') {
      if (happening.asked.what === 'command') asked.set(happening.operation, happening.asked.command);
      continue;
    }
    const id = asked.get(happening.operation)?.id;
    if (id !== undefined) (happening.type === 'fail' ? failed : unsure).add(id);
  }
  const commands = new Map([...asked.values()].map((command) => [command.id, command]));
  return { commands, refused: [...failed].filter((id) => !unsure.has(id)) };
}

/** Goes through a history in the order of real time. Whatever has ended sets a floor for all that begins after it. */
class Walk {
  readonly #order: Order;
  readonly #entries: readonly Entry[];
  #floor: number;
  readonly #open = new Map<number, { asked: Asked; floor: number }>();
  /** The floor at which a command was first sent: when it is sent again, it may have been done long before. */
  readonly #first = new Map<string, number>();
  readonly #answers = new Map<string, Answer>();
  readonly #violations: Violation[] = [];

  constructor(order: Order, entries: readonly Entry[], given: number) {
    this.#order = order;
    this.#entries = entries;
    this.#floor = given;
  }

  violationsOf(history: History): Violation[] {
    for (const happening of history) {
      const { operation } = happening;
      if (happening.type === 'invoke') this.#begins(operation, happening.asked);
      else {
        const open = this.#open.get(operation);
        this.#open.delete(operation);
        if (open && happening.type === 'ok') this.#ends(operation, open.asked, open.floor, happening.told);
      }
    }
    return this.#violations;
  }

  #begins(operation: number, asked: Asked): void {
    this.#open.set(operation, { asked, floor: this.#floor });
    if (asked.what !== 'command' || this.#first.has(asked.command.id)) return;
    const { id } = asked.command;
    this.#first.set(id, this.#floor);
    // Whether it is ever answered or not.
    const effect = this.#order.effects.get(id);
    if (effect && effect.start.cursor < this.#floor) this.#wrong('reordered', id);
  }

  #ends(operation: number, asked: Asked, floor: number, told: Told): void {
    if (told.what === 'command') {
      if (asked.what === 'command') this.#answered(asked.command, told.answer);
      return;
    }
    const about = `operation ${operation}`;
    const state = this.#order.standings.get(told.cursor);
    if (state === undefined) {
      const isPast = told.cursor > this.#order.last.cursor;
      this.#wrong(isPast ? 'wrong-read' : 'torn-read', about);
      return;
    }
    const isRight =
      told.what === 'snapshot'
        ? isDeepStrictEqual(told.balances, state.balances)
        : asked.what === 'entries' &&
          isDeepStrictEqual(told.entries, this.#entries.slice(asked.after, told.cursor));
    if (!isRight) this.#wrong('wrong-read', about);
    if (told.cursor < floor) this.#wrong('stale-read', about);
    this.#raise(told.cursor);
  }

  #answered(command: Command, answer: Answer): void {
    const { id } = command;
    const known = this.#answers.get(id);
    this.#answers.set(id, answer);
    if (known !== undefined && !isDeepStrictEqual(known, answer)) this.#wrong('wrong-answer', id);
    const effect = this.#order.effects.get(id);
    if (effect === undefined) {
      if (known === undefined) this.#answeredOnly(command, answer);
      return;
    }
    const { start, end } = effect;
    if (!isDeepStrictEqual(decide(start, command, end.clockMs).answer, answer))
      this.#wrong('wrong-answer', id);
    this.#raise(end.cursor);
  }

  /** Of a command that changes nothing, only its answer says when it was done: the earliest moment leaves most to the others. */
  #answeredOnly(command: Command, answer: Answer): void {
    let changes = false;
    for (let cursor = this.#first.get(command.id) ?? 0; cursor <= this.#order.last.cursor; cursor++) {
      const state = this.#order.standings.get(cursor);
      if (state === undefined) continue;
      const decided = decide(state, command, state.clockMs);
      if (!isDeepStrictEqual(decided.answer, answer)) continue;
      changes = decided.entries.length > 0;
      if (changes) continue;
      this.#raise(cursor);
      return;
    }
    this.#wrong(changes ? 'lost-write' : 'wrong-answer', command.id);
  }

  #raise(cursor: number): void {
    this.#floor = Math.max(this.#floor, cursor);
  }

  #wrong(kind: Violation['kind'], about: string): void {
    this.#violations.push({ kind, about });
  }
}
