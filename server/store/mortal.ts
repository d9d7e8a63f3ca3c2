import { PGlite } from '@electric-sql/pglite';
import { StoreLostError } from './sql.ts';

type Messages = ReturnType<PGlite['execProtocolStream']>;

/**
 * A PGlite that knows when it has panicked: where PostgreSQL proper would end and be started again, PGlite's next statement
 * never returns, and this process with it.
 */
export class Mortal extends PGlite {
  #panic: Error | null = null;

  /** @param folder where the data are kept; null for memory */
  static async start(folder: string | null): Promise<Mortal> {
    const db = folder === null ? new Mortal() : new Mortal(folder);
    await db.waitReady;
    return db;
  }

  /** Whether it takes nothing more. What it has committed is in its folder. */
  get isDead(): boolean {
    return this.#panic !== null;
  }

  override execProtocolRawSync(message: Uint8Array): Uint8Array {
    if (this.#panic !== null) throw new StoreLostError('The database has stopped', { cause: this.#panic });
    return super.execProtocolRawSync(message);
  }

  override async execProtocolStream(...args: Parameters<PGlite['execProtocolStream']>): Messages {
    try {
      return await super.execProtocolStream(...args);
    } catch (error) {
      if (error instanceof Error && 'severity' in error && error.severity === 'PANIC') this.#panic ??= error;
      throw error;
    }
  }
}
