import postgres from 'postgres';
import { type Param, type Sql, type Store, StoreLostError } from './sql.ts';

/** @param databaseUrl such as `postgres://user:password@host:5432/database` */
export function openPostgres(databaseUrl: string, connections: number): Store {
  const db = postgres(databaseUrl, {
    max: connections,
    // Our own types need no look at the server's list.
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'jason-ai-credits', ...PLANNING },
    types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
  });
  const transact = <T>(options: string, work: (sql: Sql) => Promise<T>) =>
    telling(() => db.begin(options, (tx) => work(sqlOf(tx))) as Promise<T>);
  return {
    query: (text, params) => telling(() => sqlOf(db).query(text, params)),
    transaction: (work) => transact('', work),
    reading: (work) => transact('isolation level repeatable read read only', work),
    close: () => db.end({ timeout: 5 }),
  };
}

/**
 * Tables grow from nothing to a lot in a minute: a plan that was made for the smaller one and is kept would read all of
 * the larger. Making one anew costs less than a tenth of a millisecond.
 */
const PLANNING = { plan_cache_mode: 'force_custom_plan' };

function sqlOf(db: Pick<postgres.Sql<{ bigint: number }>, 'unsafe'>): Sql {
  return {
    // Prepared: the text is sent and parsed once per connection.
    query: async <Row extends object>(text: string, params: readonly Param[] = []) => [
      ...(await db.unsafe<Row[]>(text, [...params], { prepare: true })),
    ],
  };
}

/** PostgreSQL's own: it is shutting down, was killed, or is just starting; then the whole class of lost connections. */
const LOST = /^(57P0[1-3]|08...|CONNECTION_|CONNECT_|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH)/;

async function telling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!LOST.test(code)) throw error;
    throw new StoreLostError(`The database is out of reach: ${code}`, { cause: error });
  }
}
