import { expect, it, onTestFinished } from 'vitest';
import { holdRequest } from '../contract/commands.ts';
import { createCluster } from '../setup/postgres.mjs';
import { askAgain, checkBooks } from './books.ts';
import { memberAt } from './load.ts';
import { longLoad, problemOf } from './longLoad.ts';
import { createTeam, postgres } from './place.ts';
import { serverProcess } from './process.ts';

const BUSY = { status: 503, code: 'server-busy', retryAfterS: expect.toSatisfy((s: number) => s >= 1) };

it('PostgreSQL is restarted under load: the server says that it is busy, and goes on without losing anything', {
  timeout: 120_000,
}, async () => {
  const cluster = await createCluster();
  onTestFinished(cluster.remove);
  const settings = await postgres(cluster.url);
  const token = await createTeam(settings);
  const server = await serverProcess(settings);
  onTestFinished(async () => {
    await server.end('SIGKILL');
  });
  const { url } = server;
  const load = longLoad(url, token);
  for (const mode of ['immediate', 'fast'] as const) {
    await load.until(100);
    await cluster.stop(mode);
    const asked = [
      problemOf(url, token, '/v1/commands', { commands: [holdRequest(['a'])] }),
      problemOf(url, token, '/v1/entries?after=0&limit=1'),
      problemOf(url, token, '/v1/snapshot'),
      problemOf(url, token, '/health'),
    ];
    expect(await Promise.all(asked)).toEqual(asked.map(() => BUSY));
    await cluster.start();
    // The same process finds its way back.
    await load.until(100);
  }
  await load.stop();
  const member = memberAt(url, token);
  await askAgain(member, load.asked);
  await checkBooks(member, load.asked);
  expect(await server.end('SIGTERM')).toBe(0);
});
