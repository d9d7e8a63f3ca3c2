import { startPostgres } from '../../setup/postgres.mjs';
import { createDatabase } from '../../server/database.ts';

/** What figures share, made when the first one needs it. Whatever was made goes with {@link end}, the last first. */
export class Stage {
  readonly #ends = new AsyncDisposableStack();
  #postgres: Promise<string> | undefined;

  /** Has something undone at the end. */
  atEnd(undo: () => unknown): void {
    this.#ends.defer(async () => {
      await undo();
    });
  }

  /** An empty database of its own on a PostgreSQL that waits for its disk, as a real one does. @returns its address */
  async database(): Promise<string> {
    this.#postgres ??= this.#startPostgres();
    const { databaseUrl, drop } = await createDatabase(await this.#postgres);
    this.atEnd(drop);
    return databaseUrl;
  }

  end(): Promise<void> {
    return this.#ends.disposeAsync();
  }

  async #startPostgres(): Promise<string> {
    const { url, stop } = await startPostgres();
    this.atEnd(stop);
    return url;
  }
}
