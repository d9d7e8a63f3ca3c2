import * as v from 'valibot';
import { readText } from '../http/readText';
import { retryAfterMs } from '../http/times';
import { ProblemError } from '../protocol/problem';
import { type Job, JobSchema } from './job';

export interface ReplyApiOptions {
  /** Without a slash at its end. */
  readonly address: string;
  readonly key: string;
  readonly fetch: typeof fetch;
  readonly timeoutMs?: number;
}

/** The vendor's API, as far as outcomes are asked of it. It tries everything once. */
export interface ReplyApi {
  /**
   * @returns null where the API knows no such job
   * @throws ProblemError `key-refused`, `reply-busy` (with `retryAfterMs` where it says so), `reply-unreachable`,
   *   and `not-reply` where what answers isn't the API. None of them holds the key
   */
  job(jobId: string): Promise<Job | null>;
}

/** How long an answer may take: many calls must fit into one turn. */
export const CALL_TIMEOUT_MS = 10_000;

/** A job's data hold the emails that were written. */
const MAX_ANSWER_BYTES = 1024 * 1024;

export function createReplyApi({
  address,
  key,
  fetch,
  timeoutMs = CALL_TIMEOUT_MS,
}: ReplyApiOptions): ReplyApi {
  async function ask(path: string): Promise<Response> {
    try {
      return await fetch(address + path, {
        headers: { Authorization: `Bearer ${key}`, Accept: 'application/json' },
        signal: AbortSignal.timeout(timeoutMs),
        // The key goes where it was meant to go, and nowhere else.
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
    } catch (error) {
      // Whoever fetches for us may know better. What the browser says of it may hold anything, even a header's value.
      throw error instanceof ProblemError ? error : new ProblemError('reply-unreachable');
    }
  }

  return {
    async job(jobId) {
      const response = await ask(`/v3/background-jobs/${encodeURIComponent(jobId)}`);
      try {
        assertDone(response);
        if (response.status === 404) return null;
        return readJob(jobId, await readJson(response));
      } finally {
        if (!response.bodyUsed) response.body?.cancel().catch(() => undefined);
      }
    },
  };
}

/** @throws ProblemError unless it is a job, or the API's own word that there is none */
function assertDone(response: Response): void {
  const { status } = response;
  if (status === 401 || status === 403) throw new ProblemError('key-refused', `Status ${status}`);
  if (status === 429)
    throw new ProblemError('reply-busy', 'Status 429', { retryAfterMs: retryAfterMs(response) });
  if (status >= 500)
    throw new ProblemError('reply-unreachable', `Status ${status}`, { retryAfterMs: retryAfterMs(response) });
  const type = (response.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  // A page that says "not found" is somebody else's.
  const isAnswer = status === 200 ? type.endsWith('json') : status === 404 && type === PROBLEM_TYPE;
  if (!isAnswer) throw new ProblemError('not-reply', `Status ${status}`);
}

const PROBLEM_TYPE = 'application/problem+json';

async function readJson(response: Response): Promise<unknown> {
  let text: string;
  try {
    text = await readText(response, MAX_ANSWER_BYTES);
  } catch (error) {
    const tooLong = error instanceof ProblemError && error.code === 'not-a-server';
    throw new ProblemError(
      tooLong ? 'not-reply' : 'reply-unreachable',
      tooLong ? 'The answer is too long' : '',
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError('not-reply', 'The answer is not JSON');
  }
}

function readJob(jobId: string, answer: unknown): Job {
  const job = v.safeParse(JobSchema, answer);
  if (!job.success) throw new ProblemError('not-reply', 'The answer is not a job');
  if (job.output.jobId.toLowerCase() !== jobId.toLowerCase())
    throw new ProblemError('not-reply', 'The answer is another job');
  return job.output;
}
