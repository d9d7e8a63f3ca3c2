import { MIGRATIONS } from './migrations/index.ts';
import { OpenError } from './openError.ts';
import type { Store } from './sql.ts';

/** Two processes that start at once may both find that there is no such table: the slower one's attempt fails. */
const ATTEMPTS = 5;

/**
 * Brings a database up to the newest schema. Safe when several processes start at once: a migration's own row is written
 * first, and whoever comes second waits for it.
 *
 * @throws OpenError where the database was written by a newer version of the server
 */
export async function migrate(store: Store, migrations = MIGRATIONS): Promise<void> {
  await createTable(store);
  const [newest] = await store.query<{ version: number | null }>(
    'select max(version) as version from migrations',
  );
  if ((newest?.version ?? 0) > migrations.length) {
    throw new OpenError('The database was written by a newer version of the server');
  }
  for (const [index, statements] of migrations.entries()) {
    await store.transaction(async (sql) => {
      const mine = await sql.query(
        'insert into migrations (version) values ($1) on conflict do nothing returning version',
        [index + 1],
      );
      if (mine.length === 0) return;
      for (const statement of statements) await sql.query(statement);
    });
  }
}

async function createTable(store: Store): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await store.query('create table if not exists migrations (version bigint primary key)');
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}
