import { ADD_ON, type PriceList } from '../../lib/protocol/priceList.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { PublishedProfiles } from '../../lib/protocol/profiles.ts';
import type { PaymentProvider } from '../payments/provider.ts';
import type { Sql, Store } from '../store/sql.ts';
import { readChanges } from './changes.ts';
import { inviteMember } from './invite.ts';
import { readInvoice } from './invoice.ts';
import type { Job } from './job.ts';
import { listMembers, readMember, writeLimit } from './members.ts';
import { periodAt } from './period.ts';
import { print } from './print.ts';
import {
  listProfileVersions,
  publishProfiles,
  readProfiles,
  readProfileVersion,
  rollBackProfiles,
} from './profiles.ts';
import type { Queues } from './queues.ts';
import type { Caller, TeamService } from './service.ts';
import { readSnapshot } from './snapshot.ts';
import { readTeam } from './teamRow.ts';
import { keepable } from './text.ts';
import { giveToken, revokeTokens } from './tokens.ts';
import { readTopUp, writeTopUp } from './topUp.ts';
import { takeTurn, writeTurnBudget } from './turns.ts';
import { readUsage } from './usageByDay.ts';
import type { Watches } from './watch.ts';

interface Parts {
  readonly store: Sql & Pick<Store, 'reading' | 'transaction'>;
  readonly now: () => number;
  readonly newSecret: () => string;
  readonly prices: PriceList;
  /** What automatic top-ups cost; null where there are none. */
  readonly topUpPrices: PriceList | null;
  readonly payments: PaymentProvider;
  readonly letTimePass: (teamId: string) => Promise<unknown>;
  readonly submit: Queues['submit'];
  readonly watches: Watches;
  readonly authenticate: TeamService['authenticate'];
}

/** What members ask of their team. */
export function createService(parts: Parts): TeamService {
  const { store, now, newSecret, prices, submit, watches, authenticate, topUpPrices, payments, letTimePass } =
    parts;
  const tellOf = (teamId: string, published: PublishedProfiles) => {
    // Whoever published is answered first, however many watch.
    setImmediate(() => watches.tell(teamId, { profilesVersion: published.version }));
    return published;
  };
  return {
    authenticate,
    async info({ teamId, memberId }) {
      const { name, anchorMs, profilesVersion } = await readTeam(store, teamId);
      const nowMs = now();
      const member = await readMember(store, teamId, memberId, periodAt(anchorMs, nowMs));
      return { team: { id: teamId, name }, member, nowMs, profilesVersion };
    },
    async submit(caller, commands) {
      const jobs = commands.map((command): Job => {
        const ask = keepable(command);
        return { ask, caller, fingerprint: print(command), bought: null };
      });
      return submit(caller.teamId, jobs);
    },
    changes: ({ teamId }, after, limit) => readChanges(store, teamId, after, limit),
    snapshot: ({ teamId }) => readSnapshot(store, teamId),
    watch: ({ teamId }, after, signal) => watches.watch(teamId, after, signal),
    async addOns({ teamId }) {
      const { addOnAvailable, addOnUsed } = await readTeam(store, teamId);
      return [{ id: ADD_ON, available: addOnAvailable, used: addOnUsed }];
    },
    offers: () => prices.offers(),
    quote: (offerId) => prices.quote(offerId),
    async buy(caller, commandId, quote) {
      requireOwner(caller);
      return payments.buy(caller, commandId, quote);
    },
    async purchases(caller) {
      requireOwner(caller);
      return { payment: payments.payment, purchases: await payments.purchases(caller.teamId) };
    },
    async cancelPurchase(caller, commandId) {
      requireOwner(caller);
      await payments.cancel(caller.teamId, commandId);
    },
    async topUp(caller) {
      requireOwner(caller);
      return readTopUp(store, caller.teamId, now(), topUpPrices);
    },
    async setTopUp(caller, rule) {
      requireOwner(caller);
      if (rule !== null) {
        if (topUpPrices === null)
          throw new ProblemError('invalid-input', 'There is no automatic top-up here');
        topUpPrices.check(rule.quote);
      }
      await writeTopUp(store, caller, rule, now());
      // The team may be low already.
      if (rule !== null) await letTimePass(caller.teamId);
    },
    async invoice(caller) {
      requireOwner(caller);
      return readInvoice(store, caller.teamId, now());
    },
    usage: ({ teamId }, request) => readUsage(store, teamId, request, now()),
    async members(caller) {
      requireOwner(caller);
      const { anchorMs } = await readTeam(store, caller.teamId);
      return listMembers(store, caller.teamId, periodAt(anchorMs, now()));
    },
    async setLimit(caller, memberId, credits) {
      requireOwner(caller);
      await writeLimit(store, caller.teamId, memberId, credits);
    },
    async invite(caller, member) {
      requireOwner(caller);
      await inviteMember(store, caller.teamId, member);
      return giveToken(store, { ...caller, memberId: member.memberId }, newSecret(), now());
    },
    async newToken(caller, memberId, revokeOthers) {
      requireOwner(caller);
      const { teamId } = caller;
      const { anchorMs } = await readTeam(store, teamId);
      await readMember(store, teamId, memberId, periodAt(anchorMs, now()));
      if (revokeOthers) await revokeTokens(store, teamId, memberId, now());
      return giveToken(store, { teamId, memberId }, newSecret(), now());
    },
    profiles: ({ teamId }) => readProfiles(store, teamId),
    profileVersions: ({ teamId }) => listProfileVersions(store, teamId),
    profileVersion: ({ teamId }, version) => readProfileVersion(store, teamId, version),
    async publishProfiles(caller, next) {
      requireOwner(caller);
      const { teamId, memberId: by } = caller;
      return tellOf(teamId, await publishProfiles(store, teamId, { ...next, by, atMs: now() }));
    },
    async rollBackProfiles(caller, { version, after }) {
      requireOwner(caller);
      const { teamId, memberId: by } = caller;
      return tellOf(teamId, await rollBackProfiles(store, teamId, version, { by, atMs: now(), after }));
    },
    takeTurn: (caller, request) => takeTurn(store, caller, request, now()),
    async setTurnBudget(caller, calls) {
      requireOwner(caller);
      await writeTurnBudget(store, caller.teamId, calls);
    },
    isHealthy: () =>
      store.query('select 1 as one').then(
        () => true,
        () => false,
      ),
  };
}

function requireOwner({ role }: Caller): void {
  if (role !== 'owner') throw new ProblemError('owner-only');
}
