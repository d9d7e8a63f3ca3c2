import { createHttpBackend } from '../../../lib/backend/http/http.ts';
import { GROUP_COMMIT } from '../../../server/team/commitQueue.ts';
import { serverProcess } from '../../server/process.ts';
import { type Engine, openEngine, type TeamOfBench } from './engine.ts';
import type { Stage } from './stage.ts';

export interface BenchServer {
  readonly url: string;
  readonly databaseUrl: string;
  /** Makes teams on the same database. */
  readonly engine: Engine;
  /** A team's server as a browser reaches it. */
  reach(team: TeamOfBench): ReturnType<typeof createHttpBackend>;
}

/** A team's server on PostgreSQL, as a process of its own. */
export async function startBenchServer(stage: Pick<Stage, 'atEnd' | 'database'>): Promise<BenchServer> {
  const databaseUrl = await stage.database();
  const engine = await openEngine(databaseUrl, 2, GROUP_COMMIT);
  stage.atEnd(() => engine.close());
  const { url, end } = await serverProcess({ DATABASE_URL: databaseUrl, RATE_LIMIT: '1000000' });
  stage.atEnd(() => end('SIGTERM'));
  return {
    url,
    databaseUrl,
    engine,
    reach: ({ token }) => createHttpBackend({ url, token }),
  };
}
