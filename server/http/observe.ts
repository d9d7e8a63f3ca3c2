import type { Context, MiddlewareHandler } from 'hono';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../lib/protocol/http.ts';
import type { Env } from './env.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Addresses that machines ask all the time. */
const QUIET = new Set(['/health', '/metrics']);

/** Writes each request down, without what it carried, and gives each answer what all answers have. */
export function observe(log: Log, metrics: Pick<Metrics, 'requested'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const start = performance.now();
    setCommonHeaders(c);
    await next();
    const ms = performance.now() - start;
    const { status } = c.res;
    const { method } = c.req;
    const route = c.get('route') ?? 'unknown';
    metrics.requested({ route, method, status, seconds: ms / 1000 });
    const { teamId: team, memberId: member } = c.get('caller') ?? {};
    const line = {
      requestId: c.get('requestId'),
      method,
      route,
      status,
      ms: Math.round(ms * 10) / 10,
      team,
      member,
      code: c.get('problem'),
    };
    log[QUIET.has(route) ? 'debug' : 'info'](line, 'request');
  };
}

function setCommonHeaders(c: Context<Env>): void {
  c.header(PROTOCOL_HEADER, String(PROTOCOL_VERSION));
  c.header('Cache-Control', 'no-store');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
}
