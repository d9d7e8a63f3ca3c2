import * as v from 'valibot';
import { QuoteSchema } from '../../lib/protocol/billing.ts';
import {
  AddOnsBody,
  AnswersBody,
  ChangesBody,
  CommandsBody,
  InviteBody,
  LimitBody,
  MAX_ENTRIES_PER_PAGE,
  MembersBody,
  NewTokenBody,
  OffersBody,
  QuoteBody,
  TokenBody,
} from '../../lib/protocol/http.ts';
import { Amount } from '../../lib/protocol/parts.ts';
import { SnapshotSchema } from '../../lib/protocol/snapshot.ts';
import { TeamInfoSchema } from '../../lib/protocol/team.ts';
import { TurnAnswerSchema, TurnBody, TurnBudgetBody } from '../../lib/protocol/turn.ts';
import { UsageQuery, UsageSchema } from '../../lib/protocol/usage.ts';
import type { TeamService } from '../team/service.ts';
import { InvoiceBody } from './bodies.ts';
import type { Metrics } from './metrics.ts';
import { type Route, route } from './route.ts';

const DEFAULT_ENTRIES = 200;
const MAX_INVITE_BYTES = 10_000;

const EntriesQuery = v.object({
  after: v.optional(Amount, 0),
  limit: v.optional(
    v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_ENTRIES_PER_PAGE)),
    DEFAULT_ENTRIES,
  ),
});

/** What members ask of their team. Who may do what is the service's to say; here it is only told. */
export function teamRoutes(service: TeamService, metrics: Pick<Metrics, 'answered'>): Route[] {
  return [
    route({
      name: 'getTeam',
      method: 'GET',
      path: '/v1/team',
      summary: 'Who the token speaks for, in which team',
      who: 'member',
      answer: TeamInfoSchema,
      work: ({ caller }) => service.info(caller),
    }),
    route({
      name: 'submitCommands',
      method: 'POST',
      path: '/v1/commands',
      summary:
        'Does commands in order; all are durable when it answers. The same id has one effect and one answer',
      who: 'member',
      body: CommandsBody,
      answer: AnswersBody,
      problems: ['invalid-input', 'command-id-reused'],
      async work({ caller, body: { commands } }) {
        const answers = await service.submit(caller, commands);
        answers.forEach((answer, index) => {
          metrics.answered(commands[index]?.type ?? 'unknown', answer);
        });
        return { answers };
      },
    }),
    route({
      name: 'getEntries',
      method: 'GET',
      path: '/v1/entries',
      summary: 'Entries after a cursor, in order',
      who: 'member',
      query: EntriesQuery,
      answer: ChangesBody,
      problems: ['history-differs'],
      work: ({ caller, query: { after, limit } }) => service.changes(caller, after, limit),
    }),
    route({
      name: 'getSnapshot',
      method: 'GET',
      path: '/v1/snapshot',
      summary: "Where the team's ledger stands, without its history",
      who: 'member',
      answer: SnapshotSchema,
      work: ({ caller }) => service.snapshot(caller),
    }),
    route({
      name: 'getAddOns',
      method: 'GET',
      path: '/v1/add-ons',
      summary: "The add-ons of the team's subscription",
      who: 'member',
      answer: AddOnsBody,
      work: async ({ caller }) => ({ addOns: await service.addOns(caller) }),
    }),
    route({
      name: 'getOffers',
      method: 'GET',
      path: '/v1/offers',
      summary: 'The amounts of credits that can be bought',
      who: 'member',
      answer: OffersBody,
      work: async () => ({ offers: service.offers() }),
    }),
    route({
      name: 'quoteOffer',
      method: 'POST',
      path: '/v1/quotes',
      summary: 'The total of an offer',
      who: 'member',
      body: QuoteBody,
      answer: QuoteSchema,
      problems: ['invalid-input'],
      work: async ({ body }) => service.quote(body.offerId),
    }),
    route({
      name: 'getInvoice',
      method: 'GET',
      path: '/v1/invoice',
      summary: "The lines of the team's next invoice: what was bought in this billing period",
      who: 'owner',
      answer: InvoiceBody,
      work: async ({ caller }) => ({ lines: await service.invoice(caller) }),
    }),
    route({
      name: 'getUsage',
      method: 'GET',
      path: '/v1/usage',
      summary: 'What the team used, by day, member, category and sequence',
      who: 'member',
      query: UsageQuery,
      answer: UsageSchema,
      work: ({ caller, query }) => service.usage(caller, query),
    }),
    route({
      name: 'getMembers',
      method: 'GET',
      path: '/v1/members',
      summary: 'The members of the team, with what they spend',
      who: 'owner',
      answer: MembersBody,
      work: async ({ caller }) => ({ members: await service.members(caller) }),
    }),
    route({
      name: 'setLimit',
      method: 'PUT',
      path: '/v1/members/{memberId}/limit',
      summary: 'Limits what a member may spend in a billing period; null lifts it',
      who: 'owner',
      body: LimitBody,
      problems: ['not-found'],
      work: ({ caller, body, param }) => service.setLimit(caller, param('memberId'), body.credits),
    }),
    route({
      name: 'invite',
      method: 'POST',
      path: '/v1/members',
      summary:
        'Adds a member, and makes the token that they join with; the same one again only makes another token',
      who: 'owner',
      body: InviteBody,
      maxBodyBytes: MAX_INVITE_BYTES,
      answer: TokenBody,
      problems: ['name-taken', 'command-id-reused', 'invalid-input'],
      work: ({ caller, body }) => service.invite(caller, body),
    }),
    route({
      name: 'newToken',
      method: 'POST',
      path: '/v1/members/{memberId}/tokens',
      summary: 'Makes another token for a member; those before it stop working where that is asked for',
      who: 'owner',
      body: NewTokenBody,
      answer: TokenBody,
      problems: ['not-found'],
      work: ({ caller, body, param }) => service.newToken(caller, param('memberId'), body.revokeOthers),
    }),
    route({
      name: 'takeTurn',
      method: 'POST',
      path: '/v1/reply-api/turns',
      summary:
        "Takes the team's turn at asking the vendor's API, for some calls of the month's budget; none only looks",
      who: 'member',
      body: TurnBody,
      answer: TurnAnswerSchema,
      problems: ['invalid-input'],
      work: ({ caller, body }) => service.takeTurn(caller, body),
    }),
    route({
      name: 'setTurnBudget',
      method: 'PUT',
      path: '/v1/reply-api/budget',
      summary: "Decides how many calls of the vendor's API the team may make in a calendar month",
      who: 'owner',
      body: TurnBudgetBody,
      work: ({ caller, body }) => service.setTurnBudget(caller, body.calls),
    }),
  ];
}
