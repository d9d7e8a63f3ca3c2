import postgres from 'postgres';
import { OpenError } from './openError.ts';
import { type Param, type Sql, type Store, StoreLostError } from './sql.ts';

/**
 * @param databaseUrl such as `postgres://user:password@host:5432/database`
 * @throws OpenError where that is no address
 */
export function openPostgres(databaseUrl: string, connections: number): Store {
  const db = connect(databaseUrl, {
    max: connections,
    connect_timeout: CONNECT_S,
    backoff: (tries) => Math.min(LONGEST_PAUSE_S, 3 ** tries / 100),
    // Our own types need no look at the server's list.
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'jason-ai-credits', ...PLANNING, ...PATIENCE },
    types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
  });
  const transact = <T>(options: string, work: (sql: Sql) => Promise<T>) =>
    telling(() => db.begin(options, (tx) => work(sqlOf(tx))) as Promise<T>);
  return {
    query: (text, params) => telling(() => sqlOf(db).query(text, params)),
    // Named, since a database may have another default: what is read after the lock has to be as it is then.
    transaction: (work) => transact('isolation level read committed', work),
    reading: (work) => transact('isolation level repeatable read read only', work),
    close: () => db.end({ timeout: 5 }),
  };
}

/**
 * Tables grow from nothing to a lot in a minute: a plan that was made for the smaller one and is kept would read all of
 * the larger. Making one anew costs less than a tenth of a millisecond.
 */
const PLANNING = { plan_cache_mode: 'force_custom_plan' };

/** Sooner than whoever asked gives up. */
const CONNECT_S = 10;

/** Between attempts to reach a database that is away: whoever asks meanwhile waits for the next one. */
const LONGEST_PAUSE_S = 1;

/**
 * How long PostgreSQL waits, in milliseconds, for a process of ours that hangs or has lost its network, and for a statement.
 * Such a process may have locked a team, and nobody else could do anything in it.
 */
const PATIENCE = { idle_in_transaction_session_timeout: 20_000, statement_timeout: 60_000 };

function connect(databaseUrl: string, options: postgres.Options<{ bigint: postgres.PostgresType<number> }>) {
  try {
    return postgres(databaseUrl, options);
  } catch (cause) {
    throw new OpenError('DATABASE_URL is not a PostgreSQL address', { cause });
  }
}

function sqlOf(db: Pick<postgres.Sql<{ bigint: number }>, 'unsafe'>): Sql {
  return {
    // Prepared: the text is sent and parsed once per connection.
    query: async <Row extends object>(text: string, params: readonly Param[] = []) => [
      ...(await db.unsafe<Row[]>(text, [...params], { prepare: true })),
    ],
  };
}

/**
 * PostgreSQL's own: it is shutting down, was killed, or is just starting; lacks something, such as a connection or room on
 * the disk; gave up on us; asks for another try, as the distributed ones do. Then the whole class of lost connections, and Node's words for those.
 */
const LOST =
  /^(57P0[1-3]|53...|25P03|40001|40P01|08...|CONNECTION_|CONNECT_|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|E(HOST|NET)UNREACH)/;

async function telling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!LOST.test(code)) throw error;
    throw new StoreLostError(`The database is out of reach: ${code}`, { cause: error });
  }
}
