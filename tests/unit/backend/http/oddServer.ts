import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { ServerBackend } from '../../../../lib/backend/backend';
import { createHttpBackend, type HttpOptions } from '../../../../lib/backend/http/http';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../../../lib/protocol/http';

export const TOKEN = `jac_acme_${'t'.repeat(43)}`;

export const OURS = { [PROTOCOL_HEADER]: `${PROTOCOL_VERSION}` };

export interface OddServer {
  readonly url: string;
  /** How many connections are open. */
  connections(): Promise<number>;
}

/** A server on this computer that answers as the test says, until the test is over. */
export async function startServer(answer: RequestListener): Promise<OddServer> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
  };
}

/** The backend on such a server. */
export async function backendOn(answer: RequestListener, options: HttpOptions = {}): Promise<ServerBackend> {
  const { url } = await startServer(answer);
  return createHttpBackend({ url, token: TOKEN }, { timeoutMs: 5_000, ...options });
}

/** Answers everything alike. */
export function always(
  status: number,
  headers: Record<string, string>,
  body: string | object = '',
): RequestListener {
  return (_, response) => {
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

/** Begins a live stream. @returns the response to write to */
export function beginStream(response: ServerResponse): ServerResponse {
  response.writeHead(200, { ...OURS, 'Content-Type': 'text/event-stream' });
  response.flushHeaders();
  return response;
}
