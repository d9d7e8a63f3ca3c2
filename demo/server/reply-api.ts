import { createServer, type ServerResponse } from 'node:http';
import type { Demo } from './demo.ts';
import type { BackgroundJob } from './jobs.ts';
import { listenLocally } from './listen.ts';

/** The key that the stand-in for the vendor's API takes. */
export const PRACTICE_KEY = 'practice';

export interface ReplyApiServer {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Stands in for the vendor's API, as far as outcomes are asked of it: `GET /v3/background-jobs/{jobId}`, on this machine only.
 *
 * @param port 0 takes a free one
 * @throws Error where the port is taken
 */
export async function serveReplyApi(demo: Pick<Demo, 'job'>, port: number): Promise<ReplyApiServer> {
  const server = createServer(({ method, url, headers }, response) => {
    const [, jobId] = /^\/v3\/background-jobs\/([^/?]+)$/.exec(url ?? '') ?? [];
    if (headers.authorization !== `Bearer ${PRACTICE_KEY}`) {
      return problem(response, 401, 'auth.invalidKey', 'The API key is not valid');
    }
    const job = method === 'GET' && jobId !== undefined ? demo.job(decodeURIComponent(jobId)) : null;
    if (job === null) return problem(response, 404, 'backgroundJob.notFound', 'There is no such job');
    answer(response, job);
  });
  return listenLocally(server, port);
}

function answer(response: ServerResponse, job: BackgroundJob): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(job));
}

function problem(response: ServerResponse, status: number, code: string, title: string): void {
  response
    .writeHead(status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify({ type: 'about:blank', title, status, code, errors: [] }));
}
