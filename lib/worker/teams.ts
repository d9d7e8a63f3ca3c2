import { type Connections, copyName } from '../cache/connection';
import { giveUpLedger } from '../cache/leftBehind';
import { takeUpAgain } from '../cache/outbox';
import { parseJoinLink } from '../protocol/joinLink';
import { type ProblemCode, ProblemError } from '../protocol/problem';
import type { TeamInfo } from '../protocol/team';
import { deleteCopy, openOwnTeam, openServedTeam, type TeamTools } from './openTeam';
import type { ServedTeam, Team } from './team';
import { giveBackGivenUp, LEFT_TEAM_REASON } from './unstarted';

/** Which team's credits this browser works with. */
export interface Teams {
  current(): Promise<Team>;
  /** Tries a join link without changing anything. @throws ProblemError what stands in the way */
  test(link: string): Promise<TeamInfo>;
  /**
   * From now on, works with the team of a join link; with a new link to the same team and member, nothing is left behind.
   *
   * @throws ProblemError what stands in the way; `undelivered` where something would be lost that `leaveBehind` doesn't allow.
   *   Then all is as it was
   */
  join(link: string, leaveBehind: boolean): Promise<ServedTeam>;
  /** Back to credits in this browser. @throws ProblemError `undelivered` as for {@link join} */
  leave(leaveBehind: boolean): Promise<void>;
}

export interface TeamsOptions extends TeamTools {
  readonly connections: Connections;
  /** Whether the browser lets us speak to a server. */
  readonly mayReach: (url: string) => Promise<boolean>;
  /** Is called when another team has become the current one. */
  readonly moved: () => void;
}

export function createTeams(options: TeamsOptions): Teams {
  const { connections, connect, mayReach, now, moved, report } = options;
  const own = openOwnTeam(options);
  let loaded: Promise<Team> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function load(): Promise<Team> {
    const connection = await connections.read();
    // The worker may have ended between leaving a team and deleting its copy.
    void inTurn(deleteAbandoned).catch(report);
    return connection === null ? own : openServedTeam(connection, options);
  }

  function current(): Promise<Team> {
    loaded ??= load().catch((error) => {
      loaded = null;
      throw error;
    });
    return loaded;
  }

  async function deleteAbandoned(): Promise<void> {
    const connection = await connections.read();
    for (const name of await connections.abandoned()) {
      if (connection === null || name !== copyName(connection)) await deleteCopy(name, options);
      await connections.forget(name);
    }
  }

  /** One after the other: two moves at once would each leave the same team. */
  function inTurn<T>(move: () => Promise<T>): Promise<T> {
    const moving = turn.then(move);
    turn = moving.catch(() => undefined);
    return moving;
  }

  async function test(
    link: string,
  ): Promise<{ invitation: ReturnType<typeof parseJoinLink>; info: TeamInfo }> {
    const invitation = parseJoinLink(link);
    if (!(await mayReach(invitation.url))) throw new ProblemError('host-not-allowed', invitation.url);
    return { invitation, info: await connect(invitation, () => undefined).team() };
  }

  /** Makes sure that nothing is lost by leaving, as far as it hasn't been agreed to. */
  async function release(team: Team, leaveBehind: boolean): Promise<void> {
    await team.sync.catchUp();
    try {
      await giveUpLedger(team.cache, leaveBehind, now());
    } catch (error) {
      const code = error instanceof ProblemError ? error.code : null;
      // A ledger that can't be read any more must not keep anybody from leaving it.
      if (code === 'undelivered' || (!isGone(code) && !leaveBehind)) throw error;
    }
  }

  /** Works with another team from now on, and clears the one before away. */
  async function move(before: Team, next: Team): Promise<void> {
    const abandoned = before.connection === null ? null : copyName(before.connection);
    await connections.write(next.connection, abandoned);
    loaded = Promise.resolve(next);
    moved();
    // What can't be given back now is given back by its time limit.
    await giveBackGivenUp(before, options, LEFT_TEAM_REASON).catch(() => undefined);
    if (abandoned === null) return;
    await before.cache.destroy();
    await connections.forget(abandoned);
  }

  return {
    current,
    test: async (link) => (await test(link)).info,
    join: (link, leaveBehind) =>
      inTurn(async () => {
        const { invitation, info } = await test(link);
        const connection = { ...invitation, team: info.team, member: info.member };
        const before = await current();
        if (before.connection !== null && copyName(before.connection) === copyName(connection)) {
          const renewed = openServedTeam(connection, options, before.cache);
          await connections.write(connection, null);
          loaded = Promise.resolve(renewed);
          await takeUpAgain(renewed.cache);
          moved();
          await renewed.sync.catchUp();
          return renewed;
        }
        // Something may be left of an earlier stay.
        await deleteCopy(copyName(connection), options);
        const next = openServedTeam(connection, options);
        try {
          await next.sync.state();
          await release(before, leaveBehind);
        } catch (error) {
          await next.cache.destroy();
          throw error;
        }
        await move(before, next);
        return next;
      }),
    leave: (leaveBehind) =>
      inTurn(async () => {
        const before = await current();
        if (before.connection === null) return;
        await release(before, leaveBehind);
        await move(before, own);
      }),
  };
}

/** Whether there is nothing left that could be lost by leaving. */
function isGone(code: ProblemCode | null): boolean {
  return code === 'data-missing' || code === 'data-damaged';
}
