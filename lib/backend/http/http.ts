import { PurchaseAnswerSchema, PurchasesSchema, QuoteSchema } from '../../protocol/billing.ts';
import {
  AddOnsBody,
  AnswersBody,
  ChangesBody,
  HEARTBEAT_MS,
  MAX_ENTRIES_PER_PAGE,
  MembersBody,
  OffersBody,
  TokenBody,
} from '../../protocol/http.ts';
import type { Invitation } from '../../protocol/joinLink.ts';
import { ProblemError } from '../../protocol/problem.ts';
import { PublishedProfilesSchema, PublishedVersionsBody } from '../../protocol/profiles.ts';
import { SnapshotSchema } from '../../protocol/snapshot.ts';
import { TeamInfoSchema } from '../../protocol/team.ts';
import { TopUpSchema } from '../../protocol/topUp.ts';
import { TurnAnswerSchema } from '../../protocol/turn.ts';
import { UsageSchema } from '../../protocol/usage.ts';
import type { ServerBackend } from '../backend.ts';
import { chunksOf } from './chunks.ts';
import { exchange } from './exchange.ts';
import { watch } from './watch.ts';
import type { Way } from './way.ts';

export interface HttpOptions {
  readonly fetch?: typeof fetch;
  /** How long an answer may take. */
  readonly timeoutMs?: number;
  /** How long a live stream may say nothing. */
  readonly silenceMs?: number;
  /** Is told the server's time, in milliseconds since 1970, with every answer: exact to a second or better. */
  readonly onServerTime?: (serverNowMs: number) => void;
}

/**
 * A team's server, over HTTP. It tries everything once: who calls it decides when to try again, under the same ids.
 *
 * @param connection where the server is, and the member's token
 */
export function createHttpBackend(connection: Invitation, options: HttpOptions = {}): ServerBackend {
  const { onServerTime = () => {} } = options;
  const way: Way = {
    ...connection,
    // Not the bare function: it must be called as the global's own.
    fetch: options.fetch ?? ((...args) => fetch(...args)),
    timeoutMs: options.timeoutMs ?? 20_000,
    silenceMs: options.silenceMs ?? 2 * HEARTBEAT_MS + 5_000,
    onServerTime,
  };
  return {
    async team() {
      const info = await exchange(way, 'GET', '/v1/team', TeamInfoSchema);
      onServerTime(info.nowMs);
      return info;
    },
    async submit(commands) {
      const all = [];
      for (const chunk of chunksOf(commands)) {
        const { answers } = await exchange(way, 'POST', '/v1/commands', AnswersBody, { commands: chunk });
        if (answers.length !== chunk.length)
          throw new ProblemError('other-version', `${answers.length} answers to ${chunk.length} commands`);
        all.push(...answers);
      }
      return all;
    },
    changes(after, limit) {
      const query = new URLSearchParams({
        after: `${after}`,
        limit: `${Math.min(limit, MAX_ENTRIES_PER_PAGE)}`,
      });
      return exchange(way, 'GET', `/v1/entries?${query}`, ChangesBody);
    },
    snapshot: () => exchange(way, 'GET', '/v1/snapshot', SnapshotSchema),
    watch: (after, signal, onSign, onProfiles) => watch(way, after, signal, onSign, onProfiles),
    usage({ sinceMs, untilMs, timeZone }) {
      const query = new URLSearchParams({ sinceMs: `${sinceMs}`, untilMs: `${untilMs}`, timeZone });
      return exchange(way, 'GET', `/v1/usage?${query}`, UsageSchema);
    },
    addOns: async () => (await exchange(way, 'GET', '/v1/add-ons', AddOnsBody)).addOns,
    offers: async () => (await exchange(way, 'GET', '/v1/offers', OffersBody)).offers,
    quote: (offerId) => exchange(way, 'POST', '/v1/quotes', QuoteSchema, { offerId }),
    buy: (commandId, quote) =>
      exchange(way, 'POST', '/v1/purchases', PurchaseAnswerSchema, { commandId, quote }),
    purchases: () => exchange(way, 'GET', '/v1/purchases', PurchasesSchema),
    async cancelPurchase(commandId) {
      await exchange(way, 'PUT', `/v1/purchases/${encodeURIComponent(commandId)}/cancelled`, null, {});
    },
    topUp: () => exchange(way, 'GET', '/v1/top-up', TopUpSchema),
    async setTopUp(rule) {
      await exchange(way, 'PUT', '/v1/top-up', null, { rule });
    },
    members: async () => (await exchange(way, 'GET', '/v1/members', MembersBody)).members,
    async setLimit(memberId, credits) {
      await exchange(way, 'PUT', `/v1/members/${encodeURIComponent(memberId)}/limit`, null, { credits });
    },
    invite: async (member) => (await exchange(way, 'POST', '/v1/members', TokenBody, member)).token,
    async newToken(memberId, revokeOthers) {
      const path = `/v1/members/${encodeURIComponent(memberId)}/tokens`;
      return (await exchange(way, 'POST', path, TokenBody, { revokeOthers })).token;
    },
    profiles: () => exchange(way, 'GET', '/v1/profiles', PublishedProfilesSchema),
    profileVersions: async () =>
      (await exchange(way, 'GET', '/v1/profiles/versions', PublishedVersionsBody)).versions,
    profileVersion: (version) =>
      exchange(way, 'GET', `/v1/profiles/versions/${version}`, PublishedProfilesSchema),
    publishProfiles: (profiles, note, after) =>
      exchange(way, 'POST', '/v1/profiles', PublishedProfilesSchema, { profiles, note, after }),
    rollBackProfiles: (version, after) =>
      exchange(way, 'POST', '/v1/profiles/rollback', PublishedProfilesSchema, { version, after }),
    takeTurn: (request) => exchange(way, 'POST', '/v1/reply-api/turns', TurnAnswerSchema, request),
    async setTurnBudget(calls) {
      await exchange(way, 'PUT', '/v1/reply-api/budget', null, { calls });
    },
  };
}
