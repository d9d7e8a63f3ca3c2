import type { PGlite } from '@electric-sql/pglite';
import { type Param, type Sql, type Store, StoreLostError } from '../../../server/store/sql';
import type { Process, Timeline } from '../kit/timeline';

/** What a database may do to those who use it. */
export interface Trouble {
  /** Whether the connection breaks now. */
  breaks(): boolean;
  /** Told after each transaction that has really been done. */
  committed(): void;
}

/**
 * The server's way to PGlite, statement by statement: each is a step of its own, before and after which the server may crash
 * or the connection may break, so that the end of a transaction is known to nobody.
 */
export class SimulatedStore implements Store {
  readonly #database: PGlite;
  readonly #timeline: Timeline;
  readonly #process: Process;
  readonly #trouble: Trouble;
  #last: Promise<unknown> = Promise.resolve();
  /** Whether a transaction is open in the database. */
  isOpen = false;

  constructor(database: PGlite, timeline: Timeline, process: Process, trouble: Trouble) {
    this.#database = database;
    this.#timeline = timeline;
    this.#process = process;
    this.#trouble = trouble;
  }

  query<Row extends object>(text: string, params: readonly Param[] = []): Promise<Row[]> {
    return this.#inTurn(() => this.#ask<Row>(text, params));
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      await this.#ask('begin');
      this.isOpen = true;
      try {
        const result = await work({ query: (text, params) => this.#askOrBreak(text, params) });
        await this.#ask('commit', [], () => this.#trouble.committed());
        this.isOpen = false;
        if (this.#trouble.breaks()) throw new StoreLostError('The connection broke after the commit');
        return result;
      } catch (error) {
        if (this.isOpen) await this.#ask('rollback');
        this.isOpen = false;
        throw error;
      }
    });
  }

  reading<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.transaction(work);
  }

  async close(): Promise<void> {}

  async #askOrBreak<Row extends object>(text: string, params?: readonly Param[]): Promise<Row[]> {
    if (this.#trouble.breaks()) throw new StoreLostError('The connection broke');
    return this.#ask<Row>(text, params);
  }

  #ask<Row extends object>(
    text: string,
    params: readonly Param[] = [],
    done: () => void = () => undefined,
  ): Promise<Row[]> {
    const { promise, resolve, reject } = Promise.withResolvers<Row[]>();
    this.#timeline.post(this.#process, async () => {
      try {
        const { rows } = await this.#timeline.aside(() => this.#database.query<Row>(text, [...params]));
        done();
        resolve(rows);
      } catch (error) {
        reject(error);
      }
    });
    return promise;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
