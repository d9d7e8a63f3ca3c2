import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Demo } from './demo.ts';

export interface DemoServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** Stops listening and the demo's work. */
  close(): Promise<void>;
}

/**
 * Serves a demo on this machine only.
 *
 * @param port 0 takes a free one
 * @throws Error where the port is taken
 */
export async function serveDemo(demo: Demo, port: number): Promise<DemoServer> {
  const server = createServer(async (request, response) => {
    const { status, headers, body } = await answer(demo, request);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    async close() {
      demo.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(demo: Demo, request: IncomingMessage) {
  try {
    const { method = 'GET', url = '/' } = request;
    return await demo.handle({ method, url, body: await text(request) });
  } catch (error) {
    return { status: 500, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: String(error) };
  }
}
