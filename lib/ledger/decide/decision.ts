import type { Answer, Rejection } from '../answer.ts';
import type { Command } from '../command.ts';
import { Draft } from '../draft.ts';
import type { Change, Entry } from '../entry.ts';
import { append } from '../evolve.ts';
import type { LedgerState } from '../state.ts';

/** What a command comes to: the entries to keep, and the answer to give. Entries may come with a rejection too. */
export interface Decision {
  readonly entries: readonly Entry[];
  readonly answer: Answer;
}

type ChangeOfCommand<C> = C extends Change ? Omit<C, 'commandId' | 'by'> : never;

/** A decision being made: the ledger as the entries so far leave it. */
export class Deciding {
  readonly draft: Draft;
  readonly nowMs: number;
  readonly entries: Entry[] = [];
  readonly #command: Command;

  constructor(state: LedgerState, command: Command, nowMs: number) {
    this.draft = new Draft(state);
    // Time never runs backwards in a ledger, whatever a computer's clock does.
    this.nowMs = Math.max(nowMs, state.clockMs);
    this.#command = command;
  }

  /** Adds an entry that the command itself makes. */
  add(change: ChangeOfCommand<Change>): void {
    this.#append({ ...change, commandId: this.#command.id, by: this.#command.by });
  }

  /** Adds an entry that time makes, whoever's command met it first. */
  addByTime(change: ChangeOfCommand<Change>): void {
    this.#append({ ...change, commandId: this.#command.id, by: 'time' });
  }

  reject(code: Rejection['code'], details: Partial<Pick<Rejection, 'runId' | 'contacts'>> = {}): Rejection {
    return { status: 'rejected', code, available: this.draft.balances.available, ...details };
  }

  #append(change: Change): void {
    this.entries.push(append(this.draft, change, this.nowMs));
  }
}
