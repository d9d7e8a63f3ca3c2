import type { PGlite, Transaction } from '@electric-sql/pglite';
import { lockFolder } from './folderLock.ts';
import { Mortal } from './mortal.ts';
import { type Sql, type Store, StoreLostError } from './sql.ts';
import { Statements } from './statements.ts';

/** How long a database that couldn't be started again is left alone, in milliseconds. */
const PAUSE_MS = 4_000;

/**
 * PostgreSQL inside of this process: one statement at a time, nothing to install. One that has panicked, as where the disk is
 * full, is started again from its folder by whoever asks next, as soon as it can be.
 *
 * @param folder where the data are kept; null for memory
 * @throws OpenError where another process uses the folder
 */
export async function openPglite(folder: string | null): Promise<Store> {
  const unlock = folder === null ? () => {} : lockFolder(folder);
  let db: Mortal;
  try {
    db = await Mortal.start(folder);
  } catch (error) {
    unlock();
    throw error;
  }
  let failedAtMs = Number.NEGATIVE_INFINITY;
  const startAgain = async () => {
    // What was in memory is gone.
    if (folder === null || performance.now() - failedAtMs < PAUSE_MS) throw new StoreLostError(STOPPED);
    try {
      db = await Mortal.start(folder);
    } catch (cause) {
      failedAtMs = performance.now();
      throw new StoreLostError(STOPPED, { cause });
    }
  };
  let starting: Promise<void> | null = null;
  const use = async <T>(work: (db: PGlite) => Promise<T>): Promise<T> => {
    if (db.isDead) {
      starting ??= startAgain().finally(() => {
        starting = null;
      });
      await starting;
    }
    return telling(() => work(db));
  };
  const transaction = <T>(work: (sql: Sql) => Promise<T>) =>
    use((db) =>
      db.transaction(async (tx) => {
        const statements = new Statements(sqlOf(tx));
        const result = await work(statements);
        statements.check();
        return result;
      }),
    );
  return {
    query: (text, params) => use((db) => sqlOf(db).query(text, params)),
    transaction,
    // Nothing else happens meanwhile.
    reading: transaction,
    async close() {
      if (!db.isDead) await db.close();
      unlock();
    },
  };
}

const STOPPED = 'The database has stopped';

/** What PostgreSQL says where it lacks something: room on the disk, memory. */
const LACKS = /^53/;

async function telling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!LACKS.test(code)) throw error;
    throw new StoreLostError(`The database has no room: ${code}`, { cause: error });
  }
}

/** How statements are asked of PGlite. */
export function sqlOf(db: PGlite | Transaction): Sql {
  return {
    query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
      (await db.query<Row>(text, [...params])).rows,
  };
}
