import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Demo } from './demo.ts';
import { listenLocally } from './listen.ts';

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
  const { url, close } = await listenLocally(server, port);
  return {
    url,
    close() {
      demo.close();
      return close();
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
