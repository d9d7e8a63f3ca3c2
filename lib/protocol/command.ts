import * as v from 'valibot';
import type { CancelCommand, HoldCommand, SettleCommand } from '../ledger/index.ts';
import { Amount, CommandId, ContactsSchema, Id, OutcomesSchema, StepsSchema, Text } from './parts.ts';

/** The fields that the authority fills in, from what it knows and not from what it is told. */
type Asked<C> = C extends unknown ? Omit<C, 'by' | 'allowance'> : never;

export type HoldRequest = Asked<HoldCommand>;
export type SettleRequest = Asked<SettleCommand>;
export type CancelRequest = Asked<CancelCommand>;

/** A command as a member asks for it. Grants come by other ways: bought, included in a plan, or by the server's keeper. */
export type CommandRequest = HoldRequest | SettleRequest | CancelRequest;

/** A hold that a page asks for can't be kept open for longer. */
const MAX_TIME_LIMIT_MS = 7 * 24 * 60 * 60 * 1000;

const HoldSchema = v.pipe(
  v.strictObject({
    id: CommandId,
    type: v.literal('hold'),
    runId: CommandId,
    sequenceId: Id,
    steps: StepsSchema,
    selected: Amount,
    contacts: ContactsSchema,
    timeLimitMs: v.pipe(v.number(), v.safeInteger(), v.minValue(60_000), v.maxValue(MAX_TIME_LIMIT_MS)),
  }),
  v.check(({ selected, contacts }) => selected >= contacts.length, 'More contacts than were selected'),
);

const SettleSchema = v.strictObject({
  id: CommandId,
  type: v.literal('settle'),
  runId: Id,
  outcomes: OutcomesSchema,
});

const CancelSchema = v.strictObject({
  id: CommandId,
  type: v.literal('cancel'),
  runId: Id,
  status: v.picklist(['cancelled', 'timed-out']),
  reason: Text,
});

/** One command as it travels. */
export const CommandRequestSchema: v.GenericSchema<unknown, CommandRequest> = v.variant('type', [
  HoldSchema,
  SettleSchema,
  CancelSchema,
]);
