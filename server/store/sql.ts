/** What a statement may be given. Lists and records go as JSON text: `$1::text::json`. */
export type Param = string | number | boolean | null;

/** Statements with `$1` parameters; bigint comes back as a number, json as what it says. */
export interface Sql {
  query<Row extends object>(text: string, params?: readonly Param[]): Promise<Row[]>;
}

/** A database that many teams' ledgers are kept in: PGlite or PostgreSQL, the same SQL for both. */
export interface Store extends Sql {
  /**
   * Does all of it or nothing; it is durable when this returns. Statements that are issued without waiting for the ones
   * before are done in that order, and cost one way to the database together.
   *
   * @throws StoreLostError where the database went away: whether it was done is then unknown
   */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Reads many things as they stood at one moment. */
  reading<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The database can't be reached, went away during the work, or couldn't do it just now: another try may do better. */
export class StoreLostError extends Error {
  override readonly name = 'StoreLostError';
}
