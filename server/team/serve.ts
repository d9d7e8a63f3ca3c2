import type { Answer } from '../../lib/ledger/index.ts';
import type { Quote } from '../../lib/protocol/billing.ts';
import { ADD_ON, type PriceList } from '../../lib/protocol/priceList.ts';
import { ProblemError } from '../../lib/protocol/problem.ts';
import type { PublishedProfiles } from '../../lib/protocol/profiles.ts';
import type { Sql, Store } from '../store/sql.ts';
import { readChanges } from './changes.ts';
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
import { takeTurn, writeTurnBudget } from './turns.ts';
import type { Watches } from './watch.ts';

interface Parts {
  readonly store: Sql & Pick<Store, 'reading' | 'transaction'>;
  readonly now: () => number;
  readonly prices: PriceList;
  readonly submit: Queues['submit'];
  readonly watches: Watches;
  readonly authenticate: TeamService['authenticate'];
}

/** What members ask of their team. */
export function createService({ store, now, prices, submit, watches, authenticate }: Parts): TeamService {
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
      const [answer] = await submit(caller.teamId, [purchase(caller, commandId, quote, prices)]);
      return answer as Answer;
    },
    async invoice(caller) {
      requireOwner(caller);
      return readInvoice(store, caller.teamId, now());
    },
    async members(caller) {
      requireOwner(caller);
      const { anchorMs } = await readTeam(store, caller.teamId);
      return listMembers(store, caller.teamId, periodAt(anchorMs, now()));
    },
    async setLimit(caller, memberId, credits) {
      requireOwner(caller);
      await writeLimit(store, caller.teamId, memberId, credits);
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

function purchase(caller: Caller, commandId: string, quote: Quote, prices: PriceList): Job {
  return {
    ask: {
      id: commandId,
      type: 'grant',
      // The command's own id: buying twice under one confirmation is one grant.
      grantId: commandId,
      source: 'purchase',
      credits: quote.credits,
      startsAtMs: null,
      expiresAtMs: null,
      priority: null,
      reason: 'Bought in Plans & Billing',
    },
    caller,
    fingerprint: print({ commandId, quote }),
    bought: quote,
    check: () => prices.check(quote),
  };
}
