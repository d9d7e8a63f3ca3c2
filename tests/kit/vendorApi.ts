import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the vendor's API was asked. */
interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
}

/** What it answers a job's question with; a function does so by hand. */
export type VendorAnswer =
  | { status: number; type?: string; headers?: Record<string, string>; body: string }
  | ((response: ServerResponse) => void);

export const KEY = 'a-key-that-nobody-else-has';

/** A server in the documented shapes of the vendor's API, with the answers that a test decides on. */
export async function startVendorApi() {
  const answers = new Map<string, VendorAnswer>();
  const calls: Call[] = [];
  let everything: VendorAnswer | null = null;

  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    calls.push({ method, path: url, authorization: headers.authorization ?? '' });
    const jobId = decodeURIComponent(url.split('/').at(-1) ?? '');
    const isAllowed = headers.authorization === `Bearer ${KEY}`;
    const answer = everything ?? (isAllowed ? (answers.get(jobId) ?? NOT_FOUND) : UNAUTHORIZED);
    if (typeof answer === 'function') answer(response);
    else
      response
        .writeHead(answer.status, { 'Content-Type': answer.type ?? 'application/json', ...answer.headers })
        .end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    /** What one job is answered with from now on. */
    says: (jobId: string, answer: VendorAnswer) => void answers.set(jobId, answer),
    /** What everything is answered with from now on; null for as usual. */
    saysAlways(answer: VendorAnswer | null) {
      everything = answer;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function problemAnswer(
  status: number,
  code: string,
  headers: Record<string, string> = {},
): VendorAnswer {
  return {
    status,
    type: 'application/problem+json',
    headers,
    body: JSON.stringify({ type: 'about:blank', title: code, status, code, errors: [] }),
  };
}

const NOT_FOUND = problemAnswer(404, 'backgroundJob.notFound');
const UNAUTHORIZED = problemAnswer(401, 'auth.unauthorized');

/** A job as the vendor documents it, that has begun just now. */
export function jobAnswer(jobId: string, status: string, jsonDataResult: string | null = null): VendorAnswer {
  const startedAt = new Date().toISOString();
  return {
    status: 200,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify({
      jobId,
      status,
      category: 'PersonalizeContact',
      startedAt,
      finishedAt: status === 'Done' ? startedAt : null,
      progress: status === 'Done' ? 100 : 40,
      jsonData: '{}',
      jsonDataResult,
    }),
  };
}

/** A job that is done, and what its result says. */
export function doneAnswer(
  jobId: string,
  contactId: string,
  { sequenceId = '101', personalizedSteps = 1, totalSteps = 1 } = {},
): VendorAnswer {
  return jobAnswer(jobId, 'Done', JSON.stringify({ sequenceId, contactId, personalizedSteps, totalSteps }));
}
