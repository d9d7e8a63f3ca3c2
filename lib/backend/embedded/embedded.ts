import { advance } from '../../cache/advance';
import type { Cache } from '../../cache/cache';
import type { Answer } from '../../ledger/answer';
import type { Quote } from '../../protocol/billing';
import { ProblemError } from '../../protocol/problem';
import type { Backend, CommandRequest, Member } from '../backend';
import { fingerprint } from '../fingerprint';
import { ADD_ON, offers, quote } from './prices';

/** One person on one computer: the team is they, and they own it. */
export const EMBEDDED_MEMBER: Member = { id: 'you', role: 'owner' };

/**
 * The authority for a browser on its own: the ledger's rules inside of IndexedDB transactions.
 *
 * @param now the clock, in milliseconds since 1970
 */
export function createEmbeddedBackend(
  cache: Cache,
  now: () => number,
  member: Member = EMBEDDED_MEMBER,
): Backend {
  const submitOne = async (request: CommandRequest): Promise<Answer> => {
    // Before the transaction: IndexedDB commits one that waits for anything but itself.
    const print = await fingerprint(request);
    return cache.transact('rw', async (db, team) => {
      const known = await db.answers.get(request.id);
      if (known !== undefined) {
        if (known.fingerprint !== print) throw new ProblemError('command-id-reused', request.id);
        return known.answer;
      }
      const answer = await advance(db, team, { ...request, by: member.id }, now());
      await db.answers.add({ id: request.id, fingerprint: print, answer });
      return answer;
    });
  };

  const submit = async (requests: readonly CommandRequest[]) => {
    const answers: Answer[] = [];
    for (const request of requests) answers.push(await submitOne(request));
    return answers;
  };

  return {
    member: async () => member,
    submit,
    changes: (after, limit) =>
      cache.transact('r', async (db) => {
        const rows = await db.entries
          .where('seq')
          .above(after)
          .limit(limit + 1)
          .toArray();
        const entries = rows.slice(0, limit);
        return { entries, cursor: entries.at(-1)?.seq ?? after, more: rows.length > limit };
      }),
    snapshot: () => cache.transact('r', async (_, { cursor, balances }) => ({ cursor, balances })),
    addOns: () =>
      cache.transact('r', async (_, { addOn }) => [
        { id: ADD_ON, available: addOn.available, used: addOn.used },
      ]),
    offers: async () => offers(),
    quote: async (offerId) => quote(offerId),
    async buy(commandId, wanted) {
      if (member.role !== 'owner') throw new ProblemError('owner-only');
      if (!sameQuote(quote(wanted.offerId), wanted)) throw new ProblemError('quote-outdated');
      const [answer] = await submit([
        {
          id: commandId,
          type: 'grant',
          // The command's own id: buying twice under one confirmation is one grant.
          grantId: commandId,
          source: 'purchase',
          credits: wanted.credits,
          startsAtMs: null,
          expiresAtMs: null,
          priority: null,
          reason: 'Bought in Plans & Billing',
        },
      ]);
      if (answer === undefined) throw new ProblemError('no-answer');
      return answer;
    },
  };
}

function sameQuote(a: Quote, b: Quote): boolean {
  return (
    a.offerId === b.offerId &&
    a.credits === b.credits &&
    a.totalMinor === b.totalMinor &&
    a.currency === b.currency
  );
}
