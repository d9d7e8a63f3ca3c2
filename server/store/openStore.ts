import { migrate } from './migrate.ts';
import { OpenError } from './openError.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import { type Store, StoreLostError } from './sql.ts';

export interface StoreOptions {
  /** A PostgreSQL to use; null for PGlite. */
  readonly databaseUrl: string | null;
  /** Where PGlite keeps its data; null for memory, which is gone with the process. */
  readonly dataFolder: string | null;
  /** The most connections to PostgreSQL at once. */
  readonly connections?: number;
}

const CONNECTIONS = 10;

/** Opens the database and brings it up to the newest schema. @throws OpenError, StoreLostError */
export async function openStore({
  databaseUrl,
  dataFolder,
  connections = CONNECTIONS,
}: StoreOptions): Promise<Store> {
  const store = databaseUrl === null ? await openPglite(dataFolder) : openPostgres(databaseUrl, connections);
  try {
    await migrate(store);
    return store;
  } catch (error) {
    await store.close();
    throw opening(error);
  }
}

/** What the database itself says of an attempt to use it, such as that there is no such user, is for whoever set it up. */
function opening(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof OpenError || error instanceof StoreLostError)
    return error;
  return 'code' in error
    ? new OpenError(`The database can't be used: ${error.message}`, { cause: error })
    : error;
}
