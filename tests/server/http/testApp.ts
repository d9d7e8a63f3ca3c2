import { ProblemError } from '../../../lib/protocol/problem.ts';
import { createApp } from '../../../server/http/app.ts';
import { createMetrics } from '../../../server/http/metrics.ts';
import type { PaymentProvider } from '../../../server/payments/provider.ts';
import { createListeners } from '../../../server/process/listeners.ts';
import { createStopping } from '../../../server/process/stopping.ts';
import type { TeamService } from '../../../server/team/service.ts';
import { capturedLog } from '../kit/capturedLog.ts';
import { fakeService, TOKENS } from './fakeService.ts';

/** The application on a service that does what the test says, with what it logs. */
export function testApp({
  rateLimit = 1_000,
  proxies = 0,
  beatMs = 20_000,
  hear = async () => {
    throw new ProblemError('bad-request');
  },
  ...overrides
}: Partial<TeamService> & { rateLimit?: number; proxies?: number; beatMs?: number } & Partial<
    Pick<PaymentProvider, 'hear'>
  > = {}) {
  const { log, lines } = capturedLog('debug');
  const stopping = createStopping();
  const revocations = createListeners();
  const metrics = createMetrics();
  const service = { ...fakeService(), ...overrides };
  const app = createApp({
    service,
    payments: { hear },
    metrics,
    log,
    stopping,
    revocations,
    rateLimit,
    proxies,
    beatMs,
  });
  /** Asks as the member, unless `headers` say otherwise. */
  const ask = (path: string, init: RequestInit & { token?: string } = {}) => {
    const headers = new Headers({ Authorization: `Bearer ${init.token ?? TOKENS.member}`, ...init.headers });
    return app.request(path, { ...init, headers });
  };
  const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, {
      method,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  return {
    app,
    ask,
    send,
    service,
    stopping,
    revocations,
    metrics,
    /** What has been logged, as one text. */
    logged: () => lines.join(''),
    logLines: () => lines.map((line): Record<string, unknown> => JSON.parse(line)),
  };
}
