import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Has a server listen on this computer alone.
 *
 * @param port 0 takes a free one
 * @throws Error where the port is taken
 */
export async function listenLocally(
  server: Server,
  port: number,
): Promise<{ url: string; close(): Promise<void> }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
