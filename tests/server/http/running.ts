import { inject, onTestFinished } from 'vitest';
import type { Config } from '../../../server/config.ts';
import { type RunningServer, type ServerParts, startServer } from '../../../server/serve.ts';
import { createDatabase } from '../database.ts';

export const CONFIG: Config = {
  port: 0,
  host: '127.0.0.1',
  databaseUrl: null,
  dataFolder: '/nowhere',
  publicUrl: null,
  logLevel: 'silent',
  rateLimit: 100_000,
  proxies: 0,
  pricesFile: null,
  stripe: null,
};

/** A real server on a database of its own, with a team of an owner and a member, until the test is over. */
export async function running(parts: ServerParts = {}, config: Partial<Config> = {}) {
  const { databaseUrl, drop } = await createDatabase(inject('postgresUrl'));
  const servers: RunningServer[] = [];
  const start = async () => {
    const server = await startServer({ ...CONFIG, ...config, databaseUrl }, parts);
    servers.push(server);
    return server;
  };
  onTestFinished(async () => {
    for (const server of servers) await server.stop();
    await drop();
  });
  const server = await start();
  const { keeper } = server;
  const { teamId } = await keeper.createTeam({ name: 'Acme', planCredits: 0 });
  const owner = await keeper.addMember(teamId, { name: 'Ada', role: 'owner' });
  const member = await keeper.addMember(teamId, { name: 'Mo', role: 'member' });
  return { server, teamId, owner, member, /** Starts another one on the same database. */ start };
}

/** A request as a member makes it. */
export function asMember(token: string, method = 'GET', body?: object): RequestInit {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  return { method, headers, ...(body && { body: JSON.stringify(body) }) };
}
