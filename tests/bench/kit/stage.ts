import { connected } from '../../server/connection.ts';
import { createDatabase } from '../../server/database.ts';
import { startPostgres } from '../../setup/postgres.mjs';

type Undo = () => unknown;

/** What figures are measured with. Whatever was made for one goes when it is measured, and whatever they share at the end. */
export class Stage {
  #ofFigure = new AsyncDisposableStack();
  readonly #ofAll = new AsyncDisposableStack();
  readonly #shared = new Map<object, Promise<unknown>>();

  /** Has something undone when the figure is measured: the last first. */
  atEnd(undo: Undo): void {
    this.#ofFigure.defer(async () => {
      await undo();
    });
  }

  /** What several figures need, made once: it takes a while. */
  share<T>(make: (stage: Pick<Stage, 'atEnd' | 'database'>) => Promise<T>): Promise<T> {
    const made = (this.#shared.get(make) as Promise<T> | undefined) ?? make(this.#lasting);
    this.#shared.set(make, made);
    return made;
  }

  /** An empty database of its own. @returns its address */
  database(): Promise<string> {
    return this.#createDatabase((undo) => this.atEnd(undo));
  }

  /** Undoes what was made for a figure. */
  async endFigure(): Promise<void> {
    const ending = this.#ofFigure;
    this.#ofFigure = new AsyncDisposableStack();
    await ending.disposeAsync();
  }

  async end(): Promise<void> {
    await this.endFigure();
    await this.#ofAll.disposeAsync();
  }

  readonly #lasting = {
    atEnd: (undo: Undo) => {
      this.#ofAll.defer(async () => {
        await undo();
      });
    },
    database: () => this.#createDatabase(this.#lasting.atEnd),
  };

  async #createDatabase(atEnd: (undo: Undo) => void): Promise<string> {
    const { databaseUrl, drop } = await createDatabase(await this.share(durablePostgres));
    atEnd(drop);
    return databaseUrl;
  }
}

/** A PostgreSQL that waits for its disk at each commit, as one does that people's credits are on. */
async function durablePostgres({ atEnd }: Pick<Stage, 'atEnd'>): Promise<string> {
  const { url, stop } = await startPostgres();
  atEnd(stop);
  // A browser's tool may end this process before it gets as far as that. First of all, while the folder is still there.
  process.prependOnceListener('exit', stop);
  atEnd(() => process.off('exit', stop));
  const { rows } = await connected(url, (client) =>
    client.query(
      "select current_setting('fsync') = 'on' and current_setting('synchronous_commit') = 'on' as waits",
    ),
  );
  if (rows[0]?.waits !== true) throw new Error('This PostgreSQL does not wait for its disk');
  return url;
}
