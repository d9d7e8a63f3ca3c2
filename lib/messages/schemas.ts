import * as v from 'valibot';
import { QuoteSchema } from '../protocol/billing';
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
import type { MessageType, RequestOf } from './catalogue';

const Nothing = v.strictObject({});
const Baselines = v.array(v.strictObject({ contactId: Id, status: Text, attempt: Text }));
const Link = v.pipe(v.string(), v.maxLength(2_000));
const Limit = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(500));

/** The shape of every message on arrival. The worker trusts nothing that it has not been through. */
export const MESSAGE_SCHEMAS: { readonly [T in MessageType]: v.GenericSchema<unknown, RequestOf<T>> } = {
  'page.hello': v.strictObject({ pageId: CommandId }),
  'page.diagnosis': v.strictObject({
    profileId: v.nullable(Id),
    missing: v.pipe(v.array(Text), v.maxLength(100)),
  }),
  'page.buy': Nothing,
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
  }),
  'diagnosis.get': Nothing,

  'settings.get': Nothing,
  'settings.set': v.strictObject({ settings: v.unknown() }),
  'profiles.get': Nothing,
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
  'data.export': Nothing,
  'data.import': v.strictObject({ json: v.string() }),
  'data.erase': Nothing,

  'billing.addOns': Nothing,
  'billing.offers': Nothing,
  'billing.quote': v.strictObject({ offerId: Id }),
  'billing.buy': v.strictObject({
    commandId: CommandId,
    quote: QuoteSchema,
  }),
};
