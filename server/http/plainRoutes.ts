import { ProblemError } from '../../lib/protocol/problem.ts';
import type { Stopping } from '../process/stopping.ts';
import type { TeamService } from '../team/service.ts';
import { HealthBody } from './bodies.ts';
import type { Metrics } from './metrics.ts';
import { joinPage } from './pages/joinPage.ts';
import { pageRoute } from './pages/pageRoute.ts';
import type { Route } from './route.ts';

/** A database that takes longer is as good as none. */
const HEALTH_TIMEOUT_MS = 2_000;

/** What is for everybody: no token needed, and nothing of a team in it. */
export function plainRoutes(parts: {
  readonly service: Pick<TeamService, 'isHealthy'>;
  readonly metrics: Pick<Metrics, 'text'>;
  readonly stopping: Stopping;
  /** The document of all routes. */
  readonly openApi: () => object;
}): Route[] {
  return [
    {
      name: 'getHealth',
      method: 'GET',
      path: '/health',
      summary:
        'Whether the server can do its work: 503 where the database does not answer, or while it shuts down',
      who: 'anyone',
      answer: { status: 200, type: 'application/json', schema: HealthBody },
      async handle(c) {
        if (!(await answersInTime(parts.service))) {
          throw new ProblemError('server-busy', 'The database does not answer');
        }
        return c.json({ status: 'ok' });
      },
    },
    {
      name: 'getMetrics',
      method: 'GET',
      path: '/metrics',
      summary: 'What the server counts of itself, for Prometheus',
      who: 'anyone',
      answer: { status: 200, type: 'text/plain' },
      handle: async (c) => c.text(await parts.metrics.text()),
    },
    {
      name: 'getOpenApi',
      method: 'GET',
      path: '/openapi.json',
      summary: 'This document',
      who: 'anyone',
      answer: { status: 200, type: 'application/json', schema: null },
      handle: (c) => c.json(parts.openApi()),
    },
    pageRoute(
      {
        name: 'getJoinPage',
        path: '/join',
        summary: 'Says what to do with a join link; the token behind the # stays in the browser',
      },
      joinPage,
    ),
  ];
}

async function answersInTime(service: Pick<TeamService, 'isHealthy'>): Promise<boolean> {
  const timeout = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => timeout.resolve(false), HEALTH_TIMEOUT_MS);
  try {
    return await Promise.race([service.isHealthy().catch(() => false), timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}
