import { afterAll, beforeAll } from 'vitest';
import { createHttpBackend } from '../../lib/backend/http/http';
import type { Role } from '../../lib/protocol/team';
import type { Config } from '../../server/config';
import { type RunningServer, startServer } from '../../server/serve';
import { CONFIG } from '../server/http/running';
import { newId } from './commands';
import type { ServerUnderTest } from './underTest';

type Place = Pick<Config, 'databaseUrl' | 'dataFolder'>;

/**
 * A server for a file of tests, reached over HTTP: its first start is slow. Each test has a team of its own on it.
 *
 * @param place where its data are
 */
export function serveTeams(
  place: () => Place | Promise<Place>,
): (team?: { planCredits: number }) => Promise<ServerUnderTest> {
  const clock = { nowMs: Date.UTC(2026, 0, 1) };
  let config: Config;
  let server: RunningServer;
  const start = () => startServer(config, { now: () => clock.nowMs });

  beforeAll(async () => {
    config = { ...CONFIG, ...(await place()) };
    server = await start();
  }, 60_000);
  afterAll(() => server.stop());

  return async ({ planCredits } = { planCredits: 0 }) => {
    const { teamId } = await server.keeper.createTeam({ name: 'Acme', planCredits });
    const join = async (role: Role) => {
      const { memberId, token } = await server.keeper.addMember(teamId, { name: role, role });
      return { memberId, reach: () => createHttpBackend({ url: server.url, token }) };
    };
    const owner = await join('owner');
    return {
      memberId: owner.memberId,
      backend: owner.reach(),
      clock,
      grant: (credits) => server.keeper.adjust(teamId, { commandId: newId(), credits, reason: 'test' }),
      async as(role) {
        const { memberId, reach } = await join(role);
        return { memberId, backend: reach() };
      },
      async restart() {
        await server.stop();
        // Where it was: browsers remember that.
        config = { ...config, port: Number(new URL(server.url).port) };
        server = await start();
        return owner.reach();
      },
      reach: (token) => createHttpBackend({ url: server.url, token }),
      revoke: (memberId) => server.keeper.revoke(teamId, memberId),
    };
  };
}
