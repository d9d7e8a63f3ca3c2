import { leftBehind } from '../../cache/leftBehind';
import type { TeamConnection } from '../../messages/catalogue';
import type { Handlers } from '../../messages/receive';
import { assertMayLeave, linkToFollow } from '../policy';
import type { Services } from '../services';
import { type ServedTeam, servedOnly } from '../team';

/** The team whose credits this browser works with: joining and leaving it, and what its owners decide. */
export function teamHandlers(
  services: Services,
): Pick<Handlers, 'team.get' | 'team.test' | 'team.join' | 'team.leave' | 'team.members' | 'team.setLimit'> {
  const { teams, team, now, changed } = services;

  async function connectionOf({ connection, cache, info }: ServedTeam): Promise<TeamConnection> {
    const { team, member } = await info();
    return {
      url: connection.url,
      team,
      member,
      leftBehind: await cache.transact('r', (db, row) => leftBehind(db, row, now())),
    };
  }

  return {
    async 'team.get'() {
      const current = await team();
      return current.connection === null ? null : connectionOf(current);
    },
    'team.test': async ({ link }) => teams.test(await linkToFollow(link)),
    'team.join': async ({ link, leaveBehind }) =>
      connectionOf(await teams.join(await linkToFollow(link), leaveBehind)),
    async 'team.leave'({ leaveBehind }) {
      await assertMayLeave(await team());
      await teams.leave(leaveBehind);
      return null;
    },
    'team.members': async () => servedOnly(await team()).backend.members(),
    async 'team.setLimit'({ memberId, credits }) {
      const { backend, sync } = servedOnly(await team());
      try {
        await backend.setLimit(memberId, credits);
      } finally {
        // It may have been the owner's own; and after a refusal, the member may not be an owner any more.
        await sync.catchUp();
        changed();
      }
      return null;
    },
  };
}
