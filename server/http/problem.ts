import type { Context } from 'hono';
import { ProblemError, type ServerProblemCode } from '../../lib/protocol/problem.ts';
import { StoreLostError } from '../store/sql.ts';
import type { Env } from './env.ts';
import { isServerProblem, STATUSES, TITLES } from './statuses.ts';

type Status = (typeof STATUSES)[ServerProblemCode] | 413 | 429;

/** A problem that has another status than its code has elsewhere. */
export class RefusedError extends ProblemError {
  readonly status: Status;

  constructor(status: 413 | 429, code: ServerProblemCode, detail: string, retryAfterMs?: number) {
    super(code, detail, { retryAfterMs });
    this.status = status;
  }
}

const DEFAULT_RETRY_MS = 2_000;

/** Answers with what went wrong, and with nothing of the server's inside: that is for its log. */
export function problemResponse(c: Context<Env>, error: unknown): Response {
  const { status, code, detail, retryAfterMs } = told(error);
  c.set('problem', code);
  if (status === 401) c.header('WWW-Authenticate', 'Bearer realm="Jason AI Credits"');
  if (code === 'server-busy') {
    c.header('Retry-After', String(Math.max(1, Math.ceil((retryAfterMs ?? DEFAULT_RETRY_MS) / 1000))));
  }
  const body = {
    type: `urn:jason-ai-credits:problem:${code}`,
    title: TITLES[code],
    status,
    detail,
    code,
    requestId: c.get('requestId'),
  };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}

function told(error: unknown): {
  status: Status;
  code: ServerProblemCode;
  detail: string;
  retryAfterMs?: number | undefined;
} {
  if (error instanceof Error && error.cause instanceof StoreLostError) {
    return { status: STATUSES['server-busy'], code: 'server-busy', detail: 'The database is out of reach' };
  }
  if (!(error instanceof ProblemError) || !isServerProblem(error.code)) {
    return { status: STATUSES['server-failed'], code: 'server-failed', detail: '' };
  }
  const { code, detail, retryAfterMs } = error;
  return {
    status: error instanceof RefusedError ? error.status : STATUSES[code],
    code,
    detail,
    retryAfterMs,
  };
}
