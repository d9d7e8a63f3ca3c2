import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Store } from './sql.ts';

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
    throw error;
  }
}
