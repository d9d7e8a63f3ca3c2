import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { uuidv7 } from 'uuidv7';
import type { Outcome } from './cli/outcome.ts';
import { run } from './cli/run.ts';
import type { Config } from './config.ts';
import { createApp } from './http/app.ts';
import { createLog, type Log, withoutContents } from './http/log.ts';
import { createMetrics } from './http/metrics.ts';
import { openTeams } from './openTeams.ts';
import { serveAdmin } from './process/admin.ts';
import { close, listen, urlOf } from './process/listen.ts';
import { repeat } from './process/repeat.ts';
import { withRevocations } from './process/revocations.ts';
import { createStopping } from './process/stopping.ts';
import type { TeamKeeper, TeamService } from './team/service.ts';

/** How late plan credits may be granted and time limits be noticed in a team that nobody uses at the time. */
const SWEEP_MS = 5_000;
/** How late Stripe may be asked about a payment that it hasn't told of. */
const RECONCILE_MS = 30_000;
/** Slower than a request that still has a chance, faster than what stops servers loses its patience. */
const GRACE_MS = 8_000;
const REQUEST_TIMEOUT_MS = 60_000;

export interface ServerParts {
  readonly now?: () => number;
  readonly newId?: () => string;
  readonly log?: Log;
  /** How often a silent live stream says that it is alive. */
  readonly beatMs?: number;
}

export interface RunningServer {
  /** Where this computer reaches it. */
  readonly url: string;
  /** Where members reach it. */
  readonly publicUrl: string;
  readonly service: TeamService;
  readonly keeper: TeamKeeper;
  /** Ends live streams, answers what has been asked, and closes the database. Nothing that was acknowledged is lost. */
  stop(): Promise<void>;
}

/**
 * Starts a team's server in this process.
 *
 * @throws ConfigError for settings that can't be used, OpenError and StoreLostError where the database can't be opened
 */
export async function startServer(config: Config, parts: ServerParts = {}): Promise<RunningServer> {
  const { now = Date.now, newId = uuidv7, log = createLog(config.logLevel), beatMs } = parts;
  const metrics = createMetrics();
  const stopping = createStopping();
  const teams = await openTeams(config, { now, newId, log, metrics });
  const { payments, sweep, admin } = teams;
  const { service, keeper, revocations } = withRevocations(teams);
  const app = createApp({
    ...config,
    service,
    payments,
    metrics,
    log,
    stopping,
    revocations,
    ...(beatMs && { beatMs }),
  });
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { requestTimeout: REQUEST_TIMEOUT_MS },
  }) as Server;
  const failed = (what: string) => (error: unknown) => log.error({ err: withoutContents(error) }, what);
  let stopSweeping = async () => {};
  let stopReconciling = async () => {};
  let closeAdmin = async () => {};
  try {
    await listen(server, config.port, config.host);
    const publicUrl = config.publicUrl ?? urlOf(server);
    const answer = (words: readonly string[]): Promise<Outcome> =>
      run(words, () => ({ keeper, publicUrl, newId })).catch((error) => {
        failed('a command failed')(error);
        return { exitCode: 1, out: '', err: 'The server failed at it: its log says more' };
      });
    if (admin !== null) closeAdmin = await serveAdmin(admin, answer);
    stopSweeping = repeat(SWEEP_MS, sweep, failed('the sweep failed'));
    const reconcile = () => payments.reconcile();
    stopReconciling = repeat(RECONCILE_MS, reconcile, failed('payments could not be asked about'));
    log.info(
      { url: urlOf(server), publicUrl, database: config.databaseUrl ? 'PostgreSQL' : config.dataFolder },
      'up',
    );
    const stop = async () => {
      log.info('stopping');
      stopping.start();
      await Promise.all([close(server, GRACE_MS), closeAdmin(), stopSweeping(), stopReconciling()]);
      await teams.close();
      log.info('stopped');
    };
    let stopped: Promise<void> | null = null;
    return {
      url: urlOf(server),
      publicUrl,
      service,
      keeper,
      stop() {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    server.close();
    await closeAdmin();
    await stopSweeping();
    await stopReconciling();
    await teams.close();
    throw error;
  }
}
