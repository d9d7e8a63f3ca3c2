import { readActivity } from '../../cache/activity';
import { advance } from '../../cache/advance';
import type { Cache } from '../../cache/cache';
import { readSnapshot } from '../../cache/snapshot';
import type { Answer } from '../../ledger/answer';
import { type ExpireCommand, type GrantCommand, lastingGrant } from '../../ledger/command';
import type { Quote } from '../../protocol/billing';
import type { CommandRequest } from '../../protocol/command';
import { practicePrices } from '../../protocol/practicePrices';
import { ADD_ON } from '../../protocol/priceList';
import { ProblemError } from '../../protocol/problem';
import type { Member } from '../../protocol/team';
import { usageRows } from '../../usage/rows';
import type { Backend } from '../backend';
import { fingerprint } from '../fingerprint';

/** One person on one computer: the team is they, and they own it. */
export const EMBEDDED_MEMBER: Member = { id: 'you', name: 'You', role: 'owner', limit: null };

export type GrantRequest = Omit<GrantCommand, 'by'>;

/** The authority for a browser on its own, which is also the keeper of its credits. */
export interface EmbeddedBackend extends Backend {
  /** Puts credits into the pool. */
  grant(request: GrantRequest): Promise<Answer>;
  /** Lets time do its work on the ledger (rules 6, 8). */
  letTimePass(commandId: string): Promise<void>;
}

/**
 * The ledger's rules inside of IndexedDB transactions.
 *
 * @param now the clock, in milliseconds since 1970
 */
export function createEmbeddedBackend(
  cache: Cache,
  now: () => number,
  member: Member = EMBEDDED_MEMBER,
): EmbeddedBackend {
  const submitOne = async (request: CommandRequest | GrantRequest | Omit<ExpireCommand, 'by'>) => {
    // Before the transaction: IndexedDB commits one that waits for anything but itself.
    const print = await fingerprint(request);
    return cache.transact('rw', async (db, team) => {
      const known = await db.answers.get(request.id);
      if (known !== undefined) {
        if (known.fingerprint !== print) throw new ProblemError('command-id-reused', request.id);
        return known.answer;
      }
      const by = member.id;
      const command = request.type === 'hold' ? { ...request, by, allowance: null } : { ...request, by };
      const answer = await advance(db, team, command, now());
      await db.answers.add({ id: request.id, fingerprint: print, answer });
      return answer;
    });
  };

  return {
    team: () =>
      cache.transact('r', async (_, { ledgerId }) => ({
        team: { id: ledgerId, name: '' },
        member,
        nowMs: now(),
        profilesVersion: 0,
      })),
    async submit(requests) {
      const answers: Answer[] = [];
      for (const request of requests) answers.push(await submitOne(request));
      return answers;
    },
    grant: submitOne,
    async letTimePass(id) {
      await submitOne({ id, type: 'expire' });
    },
    changes: (after, limit) =>
      cache.transact('r', async (db, team) => {
        if (after > team.cursor) throw new ProblemError('history-differs');
        const rows = await db.entries
          .where('seq')
          .above(after)
          .limit(limit + 1)
          .toArray();
        const entries = rows.slice(0, limit);
        return { entries, cursor: entries.at(-1)?.seq ?? after, more: rows.length > limit };
      }),
    snapshot: () => cache.transact('r', readSnapshot),
    usage: ({ sinceMs, untilMs, timeZone }) =>
      cache.transact('r', async (db, team) => {
        const [activities, first, plan] = await Promise.all([
          readActivity(db, sinceMs, untilMs),
          db.entries.get(1),
          db.grants
            .filter((grant) => grant.source === 'plan' && grant.expiresAtMs === team.billingPeriodEndsAtMs)
            .first(),
        ]);
        const endMs = team.billingPeriodEndsAtMs;
        return {
          rows: usageRows(activities, timeZone),
          members: [{ id: member.id, name: member.name }],
          period:
            plan === undefined || endMs === null || endMs <= now()
              ? null
              : { startMs: plan.startsAtMs, endMs },
          beganAtMs: first?.atMs ?? null,
        };
      }),
    addOns: () =>
      cache.transact('r', async (_, { addOn }) => [
        { id: ADD_ON, available: addOn.available, used: addOn.used },
      ]),
    offers: async () => practicePrices.offers(),
    quote: async (offerId) => practicePrices.quote(offerId),
    async buy(commandId, wanted: Quote) {
      if (member.role !== 'owner') throw new ProblemError('owner-only');
      practicePrices.check(wanted);
      return submitOne(lastingGrant('purchase', commandId, wanted.credits, 'Bought in Plans & Billing'));
    },
  };
}
