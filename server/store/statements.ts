import type { Param, Sql } from './sql.ts';

/** The statements of one transaction: none comes after its end, and the first one that failed says why it came to nothing. */
export class Statements implements Sql {
  readonly #sql: Sql;
  #isOver = false;
  #failure: { readonly error: unknown } | null = null;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  get hasFailed(): boolean {
    return this.#failure !== null;
  }

  /** @throws what the first statement that failed has thrown: those after it know only that there was one */
  async query<Row extends object>(text: string, params?: readonly Param[]): Promise<Row[]> {
    // One that is late would be on its own, or in the next transaction.
    if (this.#isOver) throw new Error('The transaction is over');
    try {
      return await this.#sql.query<Row>(text, params);
    } catch (error) {
      this.#failure ??= { error };
      throw this.#failure.error;
    }
  }

  /** Lets no more statements in. */
  close(): void {
    this.#isOver = true;
  }

  /** @throws what a statement has thrown though nobody looked: nothing of the transaction would be committed */
  check(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }
}
