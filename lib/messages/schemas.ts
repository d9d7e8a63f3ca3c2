import * as v from 'valibot';
import { CONTACT_STATUSES } from '../ledger/hold';
import { MAX_PROFILES } from '../profile/schema';
import { QuoteSchema } from '../protocol/billing';
import { InviteBody } from '../protocol/http';
import {
  Amount,
  CommandId,
  ContactsSchema,
  Credits,
  Id,
  OutcomesSchema,
  StepsSchema,
  Text,
} from '../protocol/parts';
import { Note } from '../protocol/profiles';
import { TopUpBody } from '../protocol/topUp';
import type { Candidate } from '../sequence/match';
import { USAGE_PERIODS } from '../usage/view';
import type { MessageType, RequestOf } from './catalogue';

const Nothing = v.strictObject({});
const Baselines = v.array(v.strictObject({ contactId: Id, status: Text, attempt: Text }));
const ReplyApiKey = v.nullable(v.pipe(v.string(), v.maxLength(2_000)));
const Address = v.nullable(v.pipe(v.string(), v.maxLength(500)));
const Link = v.nullable(v.pipe(v.string(), v.maxLength(2_000)));
const Limit = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(500));

export const CandidateSchema: v.GenericSchema<unknown, Candidate> = v.strictObject({
  profileId: Id,
  name: Text,
  why: v.picklist(['url', 'marks', 'parts']),
  found: Amount,
  of: Amount,
  missing: v.pipe(v.array(Text), v.maxLength(20)),
});

/** The shape of every message on arrival. The worker trusts nothing that it has not been through. */
export const MESSAGE_SCHEMAS: { readonly [T in MessageType]: v.GenericSchema<unknown, RequestOf<T>> } = {
  'page.hello': v.strictObject({ pageId: CommandId }),
  'page.diagnosis': v.strictObject({
    profileId: v.nullable(Id),
    missing: v.pipe(v.array(Text), v.maxLength(100)),
    candidates: v.pipe(v.array(CandidateSchema), v.maxLength(10)),
  }),
  'page.buy': Nothing,
  'page.loadRuns': Nothing,
  'run.open': v.strictObject({ sequenceId: Id }),
  'run.hold': v.pipe(
    v.strictObject({
      commandId: CommandId,
      runId: CommandId,
      pageId: CommandId,
      sequenceId: Id,
      steps: StepsSchema,
      selected: Amount,
      contacts: ContactsSchema,
      baselines: Baselines,
    }),
    v.check(({ selected, contacts }) => selected >= contacts.length, 'More contacts than were selected'),
  ),
  'run.start': v.strictObject({ runId: Id, baselines: Baselines }),
  'run.settle': v.strictObject({ commandId: CommandId, runId: Id, outcomes: OutcomesSchema }),
  'run.jobs': v.strictObject({
    runId: Id,
    jobs: v.pipe(v.array(v.strictObject({ contactId: Id, jobId: Id })), v.maxLength(1_000)),
  }),
  'run.cancel': v.strictObject({ commandId: CommandId, runId: Id, reason: Text }),

  'view.get': Nothing,
  'runs.list': v.strictObject({
    before: v.nullable(v.strictObject({ heldAtMs: Amount, runId: Id })),
    limit: Limit,
    open: v.boolean(),
  }),
  'runs.contacts': v.strictObject({
    runId: Id,
    after: v.pipe(v.number(), v.safeInteger(), v.minValue(-1)),
    limit: Limit,
    status: v.exactOptional(v.picklist(CONTACT_STATUSES)),
  }),
  'runs.get': v.strictObject({ runId: Id }),
  'usage.get': v.strictObject({ period: v.picklist(USAGE_PERIODS) }),
  'usage.summary': Nothing,
  'diagnosis.get': Nothing,

  'settings.get': Nothing,
  'settings.set': v.strictObject({ settings: v.unknown() }),
  'policy.get': Nothing,
  'profiles.get': Nothing,
  'profiles.approve': v.strictObject({ digests: v.pipe(v.array(Id), v.maxLength(MAX_PROFILES)) }),
  'profiles.publish': v.strictObject({ profiles: v.unknown(), note: Note, after: Amount }),
  'profiles.versions': Nothing,
  'profiles.version': v.strictObject({ version: Amount }),
  'profiles.rollBack': v.strictObject({ version: Amount, after: Amount }),
  'demo.grant': v.strictObject({
    commandId: CommandId,
    source: v.picklist(['plan', 'purchase']),
    credits: Credits,
  }),
  'team.get': Nothing,
  'team.test': v.strictObject({ link: Link }),
  'team.join': v.strictObject({ link: Link, leaveBehind: v.boolean() }),
  'team.leave': v.strictObject({ leaveBehind: v.boolean() }),
  'team.members': Nothing,
  'team.setLimit': v.strictObject({ memberId: Id, credits: v.nullable(Amount) }),
  'team.invite': InviteBody,
  'team.newLink': v.strictObject({ memberId: Id, revokeOthers: v.boolean() }),
  'data.export': v.strictObject({ exportId: CommandId, place: Amount }),
  'data.import': v.strictObject({ importId: CommandId, place: Amount, piece: v.string(), more: v.boolean() }),
  'data.erase': Nothing,
  'data.history': v.strictObject({ after: Amount }),

  'replyApi.get': Nothing,
  'replyApi.set': v.strictObject({ key: ReplyApiKey, address: Address, budget: v.nullable(Amount) }),
  'replyApi.test': v.strictObject({ key: ReplyApiKey, address: Address }),
  'replyApi.remove': Nothing,

  'billing.addOns': Nothing,
  'billing.offers': Nothing,
  'billing.quote': v.strictObject({ offerId: Id }),
  'billing.buy': v.strictObject({
    commandId: CommandId,
    quote: QuoteSchema,
  }),
  'billing.purchases': Nothing,
  'billing.cancel': v.strictObject({ commandId: CommandId }),
  'billing.topUp': Nothing,
  'billing.setTopUp': TopUpBody,
};
