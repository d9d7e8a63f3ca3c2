import { type Answer, EMPTY_LEDGER, EMPTY_POOLS, lastingGrant } from '../../lib/ledger/index.ts';
import { parse } from '../../lib/protocol/parse.ts';
import type { Sql, Store } from '../store/sql.ts';
import { insertInto, type Table } from '../store/table.ts';
import { Adjustment, LimitCredits, Name, PlanCredits } from './given.ts';
import { readInvoice, readPurchases } from './invoice.ts';
import { listMembers, readMember, writeLimit } from './members.ts';
import { dayStart, periodAt } from './period.ts';
import { print } from './print.ts';
import { listProfileVersions, readProfileVersion, rollBackProfiles } from './profiles.ts';
import type { Queues } from './queues.ts';
import type { TeamKeeper } from './service.ts';
import { toStandingRow } from './standing.ts';
import { TEAM, type TeamRow } from './tables.ts';
import { readTeam } from './teamRow.ts';
import { giveToken, revokeTokens, tokenHolders } from './tokens.ts';

interface Parts {
  readonly store: Sql & Pick<Store, 'transaction'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly newSecret: () => string;
  readonly submit: Queues['submit'];
  readonly letTimePass: (teamId: string) => Promise<unknown>;
}

const TEAMS: Table = { name: 'teams', key: {}, fixed: TEAM, changing: {} };
const ADD_TEAM = insertInto(TEAMS);
const LIST = `select t.team_id as id, t.name, t.available + t.retained as balance,
    (select count(*) from members m where m.team_id = t.team_id) as members
  from teams t order by t.name, t.team_id`;
const SET_PLAN = `update teams set plan_credits = $2, next_due_at_ms = least(next_due_at_ms, planned_until_ms)
  where team_id = $1`;

/** What the server's keeper does: there is nobody to refuse it. */
export function createKeeper({ store, now, newId, newSecret, submit, letTimePass }: Parts): TeamKeeper {
  const period = async (teamId: string) => periodAt((await readTeam(store, teamId)).anchorMs, now());
  const give = (teamId: string, memberId: string) =>
    giveToken(store, { teamId, memberId }, newSecret(), now());

  return {
    async createTeam(team) {
      const teamId = newId();
      const nowMs = now();
      const row: TeamRow = {
        ...toStandingRow({ ...EMPTY_LEDGER, ...EMPTY_POOLS }, { plannedUntilMs: 0, nextDueAtMs: nowMs }),
        name: parse(Name, team.name, 'invalid-input'),
        anchorMs: dayStart(nowMs),
        planCredits: parse(PlanCredits, team.planCredits, 'invalid-input'),
        profilesVersion: 0,
        topUpBelowCredits: null,
      };
      await store.query(ADD_TEAM, [teamId, JSON.stringify([row])]);
      // Its first billing period has begun.
      await letTimePass(teamId);
      return { teamId };
    },
    listTeams: () => store.query(LIST),
    async addMember(teamId, { name, role }) {
      await readTeam(store, teamId);
      const memberId = newId();
      await store.query(
        'insert into members (team_id, member_id, name, role, limit_credits) values ($1, $2, $3, $4, null)',
        [teamId, memberId, parse(Name, name, 'invalid-input'), role],
      );
      return { memberId, ...(await give(teamId, memberId)) };
    },
    async newToken(teamId, memberId, revokeOthers) {
      await readMember(store, teamId, memberId, await period(teamId));
      if (revokeOthers) await revokeTokens(store, teamId, memberId, now());
      return give(teamId, memberId);
    },
    async revoke(teamId, memberId) {
      await readMember(store, teamId, memberId, await period(teamId));
      await revokeTokens(store, teamId, memberId, now());
    },
    async members(teamId) {
      const members = await listMembers(store, teamId, await period(teamId));
      const holders = await tokenHolders(store, teamId);
      return members.map((member) => ({ ...member, hasLink: holders.has(member.id) }));
    },
    setLimit: async (teamId, memberId, credits) =>
      writeLimit(store, teamId, memberId, parse(LimitCredits, credits, 'invalid-input')),
    async setPlan(teamId, credits) {
      const planCredits = parse(PlanCredits, credits, 'invalid-input');
      // The period that has begun keeps the plan that it began with.
      await letTimePass(teamId);
      await store.query(SET_PLAN, [teamId, planCredits]);
    },
    async adjust(teamId, adjustment) {
      const { commandId, credits, reason } = parse(Adjustment, adjustment, 'invalid-input');
      const [answer] = await submit(teamId, [
        {
          ask: lastingGrant('adjustment', commandId, credits, reason),
          caller: { memberId: KEEPER, role: 'owner' },
          fingerprint: print({ commandId, credits, reason }),
          bought: null,
        },
      ]);
      return answer as Answer;
    },
    invoice: (teamId) => readInvoice(store, teamId, now()),
    purchases: (teamId) => readPurchases(store, teamId),
    profileVersions: (teamId) => listProfileVersions(store, teamId),
    profileVersion: (teamId, version) => readProfileVersion(store, teamId, version),
    async rollBackProfiles(teamId, version) {
      const { profilesVersion: after } = await readTeam(store, teamId);
      return rollBackProfiles(store, teamId, version, { by: KEEPER, atMs: now(), after });
    },
  };
}

/** Who does what the keeper does, in the books. */
const KEEPER = 'keeper';
