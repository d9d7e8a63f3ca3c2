import type { Answer } from '../../../lib/ledger/index.ts';
import type { CommandRequest } from '../../../lib/protocol/command.ts';
import { practicePrices } from '../../../lib/protocol/practicePrices.ts';
import { ProblemError } from '../../../lib/protocol/problem.ts';
import { NEVER_PUBLISHED } from '../../../lib/protocol/profiles.ts';
import type { Caller, TeamService } from '../../../server/team/service.ts';

export const TOKENS = {
  owner: `jac_team-1_${'o'.repeat(43)}`,
  member: `jac_team-1_${'m'.repeat(43)}`,
  unknown: `jac_team-1_${'u'.repeat(43)}`,
};

const CALLERS: Record<string, Caller> = {
  [TOKENS.owner]: { teamId: 'team-1', memberId: 'ada', role: 'owner' },
  [TOKENS.member]: { teamId: 'team-1', memberId: 'mo', role: 'member' },
};

export const HOLD: CommandRequest = {
  id: '0190c3f0-0000-7000-8000-000000000001',
  type: 'hold',
  runId: '0190c3f0-0000-7000-8000-000000000002',
  sequenceId: '101',
  steps: [{ id: 'step-1', category: 'opener' }],
  selected: 1,
  contacts: [{ id: 'contact-1', name: 'Grace Hopper' }],
  timeLimitMs: 3_600_000,
};

const REJECTED: Answer = { status: 'rejected', code: 'insufficient-credits', available: 0 };

const onlyOwners = (caller: Caller) => {
  if (caller.role !== 'owner') throw new ProblemError('owner-only');
};

/** A service without a ledger: what HTTP does around it is what is looked at. */
export function fakeService(): TeamService {
  return {
    async authenticate(token) {
      const caller = CALLERS[token];
      if (caller === undefined) throw new ProblemError('token-refused');
      return caller;
    },
    info: async ({ memberId, role }) => ({
      team: { id: 'team-1', name: 'Acme' },
      member: { id: memberId, name: 'Mo Salah', role, limit: null },
      nowMs: 1,
      profilesVersion: 0,
    }),
    submit: async (_caller, commands) => commands.map(() => REJECTED),
    changes: async (_caller, after) => ({ entries: [], cursor: after, more: false }),
    async snapshot() {
      throw new Error('No test of this file needs one');
    },
    async *watch() {},
    addOns: async () => [],
    offers: practicePrices.offers,
    quote: practicePrices.quote,
    async buy(caller) {
      onlyOwners(caller);
      return REJECTED;
    },
    async purchases(caller) {
      onlyOwners(caller);
      return { payment: 'invoice', purchases: [] };
    },
    async cancelPurchase(caller) {
      onlyOwners(caller);
    },
    async topUp(caller) {
      onlyOwners(caller);
      return {
        offered: true,
        rule: null,
        agreedBy: '',
        agreedAtMs: 0,
        priceChanged: false,
        bought: 0,
        periodEndsAtMs: 1,
        last: [],
      };
    },
    async setTopUp(caller) {
      onlyOwners(caller);
    },
    async invoice(caller) {
      onlyOwners(caller);
      return [];
    },
    usage: async () => ({ rows: [], members: [], period: null, beganAtMs: null }),
    async members(caller) {
      onlyOwners(caller);
      return [];
    },
    async setLimit(caller) {
      onlyOwners(caller);
    },
    async invite(caller) {
      onlyOwners(caller);
      return { token: TOKENS.unknown };
    },
    async newToken(caller) {
      onlyOwners(caller);
      return { token: TOKENS.unknown };
    },
    takeTurn: async (_caller, { calls }) => ({
      granted: calls,
      used: calls,
      budget: 3_000,
      monthEndsAtMs: 1,
      waitMs: 0,
    }),
    async setTurnBudget(caller) {
      onlyOwners(caller);
    },
    profiles: async () => NEVER_PUBLISHED,
    profileVersions: async () => [],
    async profileVersion() {
      throw new ProblemError('not-found');
    },
    async publishProfiles(caller, next) {
      onlyOwners(caller);
      return { ...NEVER_PUBLISHED, ...next, version: 1 };
    },
    async rollBackProfiles(caller) {
      onlyOwners(caller);
      throw new ProblemError('not-found');
    },
    isHealthy: async () => true,
  };
}
