import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg, { type PoolClient, type QueryResult } from 'pg';
import { readAddress } from './postgresAddress.ts';
import { type Param, type Sql, type Store, StoreLostError } from './sql.ts';
import { Statements } from './statements.ts';

/**
 * @param databaseUrl such as `postgres://user:password@host:5432/database`
 * @throws OpenError where that can't be used
 */
export function openPostgres(databaseUrl: string, connections: number): Store {
  const address = readAddress(databaseUrl);
  const pool = new pg.Pool({
    application_name: 'jason-ai-credits',
    ...PATIENCE,
    ...address,
    options: [PLANNING, address.options].join(' ').trim(),
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: IDLE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENT_MS,
    pipeline: true,
    types: { getTypeParser },
  });
  // Whoever uses a connection that is lost is told by their statement; one that nobody uses is not missed.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  let ended: Promise<void> | null = null;
  return {
    query: (text, params) => sqlOf(pool).query(text, params),
    // Named, since a database may have another default: what is read after the lock has to be as it is then.
    transaction: (work) => transact(pool, 'isolation level read committed', work),
    reading: (work) => transact(pool, 'isolation level repeatable read read only', work),
    async close() {
      ended ??= pool.end();
      await Promise.race([ended, sleep(CLOSE_MS, undefined, { ref: false })]);
    },
  };
}

/**
 * Tables grow from nothing to a lot in a minute: a plan that was made for the smaller one and is kept would read all of
 * the larger. Making one anew costs less than a tenth of a millisecond.
 */
const PLANNING = '-c plan_cache_mode=force_custom_plan';

/** How long a connection may take to be made, or to become free: sooner than whoever asked gives up. */
const CONNECT_MS = 10_000;

/** How long a connection that nobody uses is kept. */
const IDLE_MS = 60_000;

/** How long a connection may be silent before it is asked whether it is still there. */
const SILENT_MS = 10_000;

/** How long closing waits for statements that are under way. */
const CLOSE_MS = 5_000;

/**
 * How long PostgreSQL waits, in milliseconds, for a process of ours that hangs or has lost its network, and for a statement.
 * Such a process may have locked a team, and nobody else could do anything in it. We wait a little longer than that for
 * PostgreSQL, which may have lost its network, too.
 */
const PATIENCE = {
  idle_in_transaction_session_timeout: 20_000,
  statement_timeout: 60_000,
  query_timeout: 65_000,
};

const { INT8 } = pg.types.builtins;

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');
}

async function transact<T>(pool: pg.Pool, options: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await telling(() => pool.connect());
  const statements = new Statements(sqlOf(client));
  let isUsable = false;
  try {
    await telling(() => client.query(`begin ${options}`));
    const result = await work(statements);
    statements.close();
    statements.check();
    await commit(client);
    isUsable = true;
    return result;
  } catch (error) {
    statements.close();
    // A statement may have failed for what this connection has kept of it.
    isUsable = (await rollBack(client)) && !statements.hasFailed;
    throw error;
  } finally {
    client.release(!isUsable);
  }
}

/** @throws Error where nothing is committed, as a statement failed that nobody has waited for */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await telling(() => client.query('commit'));
  if (command !== 'COMMIT') throw new Error('A statement of the transaction has failed');
}

/** @returns whether the connection is in no transaction any more, and can be used for another one */
async function rollBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}

/** Statements are prepared: the text is sent and parsed once per connection. */
function sqlOf(db: pg.Pool | PoolClient): Sql {
  return {
    query: async <Row extends object>(text: string, params: readonly Param[] = []) => {
      const statement = { name: nameOf(text), text, values: [...params] };
      const { rows }: QueryResult<Row> = await telling(() => db.query(statement));
      return rows;
    },
  };
}

const names = new Map<string, string>();

/** The same in each process: some share their connections. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}

/**
 * PostgreSQL's own: it is shutting down, was killed, or is just starting; lacks something, such as a connection or room on
 * the disk; gave up on us; asks for another try, as the distributed ones do. Then the whole class of lost connections.
 */
const LOST = /^(57P0[1-5]|53...|25P0[34]|40001|40P01|08...)$/;

async function telling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isMistake(error)) throw error;
    throw new StoreLostError(`The database is out of reach: ${reasonOf(error)}`, { cause: error });
  }
}

/** What neither PostgreSQL nor the connection to it has said is ours. */
function isMistake(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return !LOST.test(error.code ?? '');
  return [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isSystems = 'code' in error && !(error instanceof pg.DatabaseError);
  return isSystems ? String(error.code) : error.message;
}
