import * as v from 'valibot';
import { readText } from '../../http/readText.ts';
import { retryAfterMs, serverTimeMs } from '../../http/times.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../protocol/http.ts';
import { type ProblemCode, ProblemError, SERVER_PROBLEM_CODES } from '../../protocol/problem.ts';
import type { Way } from './way.ts';

/** What a gateway says of a server behind it that is down. */
const GATEWAY_STATUSES: ReadonlySet<number> = new Set([502, 503, 504]);

/** Longer than any problem that a team's server tells. */
const MAX_PROBLEM_BYTES = 64 * 1024;

/**
 * Makes sure that a team's server of this protocol has answered, and notes its time.
 *
 * @throws ProblemError `not-a-server`, `other-version`, `unreachable`
 */
export function assertOurs(way: Way, response: Response): void {
  const version = response.headers.get(PROTOCOL_HEADER);
  const problem = problemOf(response, version);
  if (problem !== null) {
    drop(response);
    throw problem;
  }
  const serverMs = serverTimeMs(response);
  if (serverMs !== null) way.onServerTime(serverMs);
}

function problemOf(response: Response, version: string | null): ProblemError | null {
  const { status } = response;
  if (version === null && GATEWAY_STATUSES.has(status)) {
    return new ProblemError('unreachable', `A gateway answered with status ${status}`, {
      retryAfterMs: retryAfterMs(response),
    });
  }
  // A redirect that must not be followed shows itself with the status 0 in browsers.
  if (version === null || status === 0 || (status >= 300 && status < 400))
    return new ProblemError(
      'not-a-server',
      status === 0 ? 'It redirects' : `It answered with status ${status}`,
    );
  if (version !== `${PROTOCOL_VERSION}`)
    return new ProblemError(
      'other-version',
      `It speaks version ${version}, this browser ${PROTOCOL_VERSION}`,
    );
  return null;
}

const ProblemBody = v.object({
  code: v.fallback(v.nullable(v.picklist(SERVER_PROBLEM_CODES)), null),
  detail: v.fallback(v.string(), ''),
});

/**
 * Makes sure that the server did what it was asked to.
 *
 * @throws ProblemError with the code that the server gave, else with one by its status
 */
export async function assertAccepted(response: Response): Promise<void> {
  if (response.ok) return;
  const { status } = response;
  const { code, detail } = await readProblem(response);
  throw new ProblemError(code ?? codeOf(status), detail === '' ? `Status ${status}` : detail, {
    retryAfterMs: retryAfterMs(response),
  });
}

async function readProblem(response: Response): Promise<v.InferOutput<typeof ProblemBody>> {
  try {
    return v.parse(ProblemBody, JSON.parse(await readText(response, MAX_PROBLEM_BYTES)));
  } catch {
    // The status says enough, whatever became of the words.
    return { code: null, detail: '' };
  }
}

function codeOf(status: number): ProblemCode {
  switch (status) {
    case 401:
      return 'token-refused';
    case 403:
      return 'owner-only';
    case 404:
      return 'not-found';
    case 429:
    case 503:
      return 'server-busy';
    default:
      return status >= 500 ? 'server-failed' : 'bad-request';
  }
}

/** Lets go of an answer that nobody will read. */
export function drop(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}
