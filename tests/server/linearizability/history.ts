import type { Answer, Balances, Command, Entry } from '../../../lib/ledger/index.ts';

/** What a client asks: something to be done, or to be told how things stand. */
export type Asked =
  | { readonly what: 'command'; readonly command: Command }
  | { readonly what: 'entries'; readonly after: number }
  | { readonly what: 'snapshot' };

/** What it is told. */
export type Told =
  | { readonly what: 'command'; readonly answer: Answer }
  | { readonly what: 'entries'; readonly entries: readonly Entry[]; readonly cursor: number }
  | { readonly what: 'snapshot'; readonly balances: Balances; readonly cursor: number };

/**
 * One moment of an operation. `ok` was answered; `fail` was refused, so that nothing of it was done; `info` came to nothing,
 * and nobody knows whether it was done.
 */
export type Happening =
  | { readonly type: 'invoke'; readonly operation: number; readonly asked: Asked }
  | { readonly type: 'ok'; readonly operation: number; readonly told: Told }
  | { readonly type: 'fail' | 'info'; readonly operation: number };

/** What clients saw, in the order of real time: an operation comes before another where it ended before that began. */
export type History = readonly Happening[];

/** Writes down what clients see. All of them are of one process, so that there is one order of time. */
export class Recorder {
  readonly history: Happening[] = [];
  #operations = 0;
  #waiting: { length: number; resolve: () => void }[] = [];

  /** @param ask resolves to `fail` or `info` where it wasn't answered */
  async record(asked: Asked, ask: () => Promise<Told | 'fail' | 'info'>): Promise<Told | 'fail' | 'info'> {
    this.#operations += 1;
    const operation = this.#operations;
    this.#push({ type: 'invoke', operation, asked });
    const told = await ask();
    this.#push(typeof told === 'string' ? { type: told, operation } : { type: 'ok', operation, told });
    return told;
  }

  /** Waits until so much has happened. */
  reaches(length: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ length, resolve });
    return promise;
  }

  #push(happening: Happening): void {
    this.history.push(happening);
    for (const { length, resolve } of this.#waiting) if (this.history.length >= length) resolve();
  }
}
