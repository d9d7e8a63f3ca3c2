import { leftBehind } from '../../cache/leftBehind';
import type { TeamConnection } from '../../messages/catalogue';
import type { Handlers } from '../../messages/receive';
import { joinLink } from '../../protocol/joinLink';
import { assertMayLeave, linkToFollow } from '../policy';
import type { Services } from '../services';
import { type ServedTeam, servedOnly } from '../team';

/** The team whose credits this browser works with: joining and leaving it, and what its owners decide. */
export function teamHandlers(
  services: Services,
): Pick<
  Handlers,
  | 'team.get'
  | 'team.test'
  | 'team.join'
  | 'team.leave'
  | 'team.members'
  | 'team.setLimit'
  | 'team.invite'
  | 'team.newLink'
> {
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

  /** What only owners may: after a refusal, the member may not be one any more. */
  async function asOwner<T>(act: (team: ServedTeam) => Promise<T>): Promise<T> {
    const served = servedOnly(await team());
    try {
      return await act(served);
    } finally {
      await served.sync.catchUp();
      changed();
    }
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
      // It may have been the owner's own.
      await asOwner(({ backend }) => backend.setLimit(memberId, credits));
      return null;
    },
    'team.invite': (member) => asOwner((served) => linkBy(served, served.backend.invite(member))),
    'team.newLink': ({ memberId, revokeOthers }) =>
      asOwner((served) => linkBy(served, served.backend.newToken(memberId, revokeOthers))),
  };
}

/** A member's link leads to where the owner's own browser finds the server, whatever the server says of itself. */
async function linkBy(
  { connection: { url } }: ServedTeam,
  token: Promise<string>,
): Promise<{ link: string }> {
  return { link: joinLink({ url, token: await token }) };
}
