import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { MAX_BODY_BYTES } from '../../lib/protocol/http.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { PaymentProvider } from '../payments/provider.ts';
import type { Listeners } from '../process/listeners.ts';
import type { Stopping } from '../process/stopping.ts';
import type { TeamService } from '../team/service.ts';
import { authenticate } from './authenticate.ts';
import type { Env } from './env.ts';
import { eventsRoute } from './events.ts';
import { createLimits } from './limits.ts';
import { type Log, withoutContents } from './log.ts';
import type { Metrics } from './metrics.ts';
import { observe } from './observe.ts';
import { openApiOf } from './openApi.ts';
import { answerExposedLinks } from './pages/exposedLink.ts';
import { paymentRoutes } from './paymentRoutes.ts';
import { plainRoutes } from './plainRoutes.ts';
import { problemResponse, RefusedError } from './problem.ts';
import { profileRoutes } from './profileRoutes.ts';
import { purchaseRoutes } from './purchaseRoutes.ts';
import type { Route } from './route.ts';
import { isServerProblem } from './statuses.ts';
import { teamRoutes } from './teamRoutes.ts';

export interface AppParts {
  readonly service: TeamService;
  readonly payments: Pick<PaymentProvider, 'hear'>;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly stopping: Stopping;
  /** Tells that tokens have stopped working. */
  readonly revocations: Listeners;
  /** Requests per second of one token. */
  readonly rateLimit: number;
  /** How many proxies of ours are in front. */
  readonly proxies: number;
  /** How often a silent live stream says that it is alive. */
  readonly beatMs?: number;
}

/** The team's service as HTTP. */
export function createApp(parts: AppParts): Hono<Env> {
  const { service, payments, metrics, log, stopping } = parts;
  const routes: Route[] = [
    ...plainRoutes({ service, metrics, stopping, openApi: () => openApi }),
    ...teamRoutes(service, metrics),
    ...purchaseRoutes(service, metrics),
    ...(payments.hear === null ? [] : paymentRoutes(payments.hear)),
    ...profileRoutes(service),
    eventsRoute(parts),
  ];
  const openApi = openApiOf(routes);
  // `/join/#…` is what some programs make of a join link.
  const app = new Hono<Env>({ strict: false });
  app.use(requestId(), observe(log, metrics));
  app.use(async (c, next) => {
    if (!stopping.isStopping()) return next();
    c.header('Connection', 'close');
    throw new ProblemError('server-busy', 'The server is shutting down');
  });
  app.use(answerExposedLinks());
  mount(app, routes, parts);
  app.notFound((c) => problemResponse(c, new ProblemError('not-found')));
  app.onError((error, c) => {
    const isForeseen = error instanceof ProblemError && isServerProblem(error.code);
    if (!isForeseen || error.code === 'server-failed') {
      log.error(
        { requestId: c.get('requestId'), route: c.get('route'), err: withoutContents(error) },
        'failed',
      );
    }
    return problemResponse(c, error);
  });
  return app;
}

function mount(app: Hono<Env>, routes: readonly Route[], { service, rateLimit, proxies }: AppParts): void {
  const membersOnly = authenticate(service, createLimits(rateLimit), proxies);
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(route.method, path, async (c, next) => {
      c.set('route', route.path);
      await next();
    });
    if (route.who !== 'anyone') app.on(route.method, path, membersOnly);
    if (route.body) app.on(route.method, path, limitBody(route.maxBodyBytes ?? MAX_BODY_BYTES));
    app.on(route.method, path, (c) => route.handle(c));
  }
}

function limitBody(maxSize: number): MiddlewareHandler<Env> {
  return bodyLimit({
    maxSize,
    onError() {
      throw new RefusedError(413, 'bad-request', `A request may have ${maxSize} bytes`);
    },
  });
}
