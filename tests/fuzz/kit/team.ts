import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { practicePrices } from '../../../lib/protocol/practicePrices';
import { createApp } from '../../../server/http/app';
import { createLog } from '../../../server/http/log';
import { createMetrics } from '../../../server/http/metrics';
import { createListeners } from '../../../server/process/listeners';
import { createStopping } from '../../../server/process/stopping';
import { openStore } from '../../../server/store/openStore';
import type { Sql } from '../../../server/store/sql';
import { createTeams } from '../../../server/team/teams';
import { createDataFolder } from '../../server/dataFolder';

/** Far more than are made: it isn't what is looked at here. */
const RATE_LIMIT = 1_000_000_000;
const TABLES = [
  'teams',
  'members',
  'tokens',
  'usage',
  'entries',
  'answers',
  'purchases',
  'grants',
  'runs',
  'contacts',
];
const MORE_TABLES = ['checkouts', 'top_ups', 'page_profiles', 'reply_api_turns'];

/** A team's server in this process, on a database of its own, with an owner and a member. */
export async function openTeam() {
  const { dataFolder, remove } = await createDataFolder();
  const database = await openStore({ databaseUrl: null, dataFolder: join(dataFolder, 'database') });
  let writes = 0;
  const counted = (sql: Sql): Sql => ({
    query(text, params) {
      if (!/^\s*select/i.test(text)) writes += 1;
      return sql.query(text, params);
    },
  });
  const store = {
    ...database,
    ...counted(database),
    transaction: <T>(work: (sql: Sql) => Promise<T>) => database.transaction((sql) => work(counted(sql))),
  };
  const failures: unknown[] = [];
  const teams = createTeams({
    store,
    now: Date.now,
    newId: uuidv7,
    prices: practicePrices,
    report: { committed: () => undefined, failed: (error) => failures.push(error) },
  });
  const { keeper, service } = teams;
  const { teamId } = await keeper.createTeam({ name: 'Acme', planCredits: 1_000 });
  const owner = await keeper.addMember(teamId, { name: 'Ada', role: 'owner' });
  const member = await keeper.addMember(teamId, { name: 'Mo', role: 'member' });
  const app = createApp({
    service,
    payments: teams.payments,
    metrics: createMetrics(),
    log: createLog('silent'),
    stopping: createStopping(),
    revocations: createListeners(),
    rateLimit: RATE_LIMIT,
    proxies: 1,
  });
  return {
    app,
    service,
    keeper,
    teamId,
    owner,
    member,
    /** What went wrong inside. */
    failures,
    /** How often anything was written, or tried to be. */
    writes: () => writes,
    /** All that is kept. */
    async content(): Promise<string> {
      const tables = [...TABLES, ...MORE_TABLES].map((table) =>
        database.query(`select t::text from "${table}" t order by 1`),
      );
      return JSON.stringify(await Promise.all(tables));
    },
    async close() {
      await teams.close();
      await store.close();
      await remove();
    },
  };
}

export type OpenTeam = Awaited<ReturnType<typeof openTeam>>;
