import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import { HEARTBEAT_MS } from '../../lib/protocol/http.ts';
import { Amount } from '../../lib/protocol/parts.ts';
import type { Listeners } from '../process/listeners.ts';
import type { Stopping } from '../process/stopping.ts';
import type { TeamService } from '../team/service.ts';
import { readQuery } from './asked.ts';
import type { Env } from './env.ts';
import { keepLive } from './live.ts';
import { type Log, withoutContents } from './log.ts';
import type { Metrics } from './metrics.ts';
import { callerOf, type Route } from './route.ts';

const EventsQuery = v.object({ after: v.optional(Amount, 0) });

/** Well within what a listener waits for. */
const BEAT_MS = HEARTBEAT_MS / 2;

export interface EventParts {
  readonly service: Pick<TeamService, 'authenticate' | 'watch'>;
  readonly metrics: Pick<Metrics, 'watching'>;
  readonly stopping: Stopping;
  readonly revocations: Listeners;
  readonly log: Log;
  /** How often a silent stream says that it is alive. */
  readonly beatMs?: number;
}

/** The live stream: the team's cursor and the version of its page profiles, whenever they have moved. */
export function eventsRoute(parts: EventParts): Route {
  const { service, metrics, stopping, revocations, log, beatMs = BEAT_MS } = parts;
  return {
    name: 'watch',
    method: 'GET',
    path: '/v1/events',
    summary:
      'Server-sent events: `cursor` with {"cursor": n} whenever there are entries up to n, `profiles` with {"version": n} at the start and whenever page profiles are published; comments between them',
    who: 'member',
    query: EventsQuery,
    answer: { status: 200, type: 'text/event-stream' },
    handle(c) {
      const caller = callerOf(c);
      const token = c.get('token') ?? '';
      const after = lastSeen(c) ?? readQuery(c, EventsQuery).after;
      // A proxy that collects the answer first would deliver nothing.
      c.header('X-Accel-Buffering', 'no');
      return streamSSE(c, async (stream) => {
        metrics.watching(1);
        try {
          await keepLive({
            stream,
            beatMs,
            stopping,
            revocations,
            after,
            progress: (signal) => service.watch(caller, after, signal),
            isWelcome: () => service.authenticate(token),
          });
        } catch (error) {
          log.error({ requestId: c.get('requestId'), err: withoutContents(error) }, 'A live stream broke');
        } finally {
          metrics.watching(-1);
        }
      });
    },
  };
}

/** Where a listener that has lost its connection says that it was. */
function lastSeen(c: Context<Env>): number | null {
  const { success, output } = v.safeParse(Amount, Number(c.req.header('Last-Event-ID') ?? Number.NaN));
  return success ? output : null;
}
