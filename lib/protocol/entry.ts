import * as v from 'valibot';
import { type Entry, GRANT_SOURCES } from '../ledger/index.ts';
import { BalancesSchema, DrawsSchema } from './balances.ts';
import { Amount, ContactsSchema, Credits, Id, StepsSchema, Text } from './parts.ts';

const common = {
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  atMs: Amount,
  commandId: Id,
  by: Id,
  reason: Text,
  balances: BalancesSchema,
};

const ofContact = { runId: Id, contactId: Id };

/** One entry of a ledger as it travels and as backups keep it. */
export const EntrySchema: v.GenericSchema<unknown, Entry> = v.variant('kind', [
  v.object({
    kind: v.literal('granted'),
    ...common,
    grantId: Id,
    source: v.picklist(GRANT_SOURCES),
    credits: Amount,
    priority: v.pipe(v.number(), v.safeInteger()),
    startsAtMs: Amount,
    expiresAtMs: v.nullable(Amount),
  }),
  v.object({
    kind: v.literal('held'),
    ...common,
    runId: Id,
    sequenceId: Id,
    steps: StepsSchema,
    selected: Amount,
    contacts: ContactsSchema,
    draws: DrawsSchema,
    timeLimitMs: Amount,
  }),
  v.object({ kind: v.literal('deducted'), ...common, ...ofContact, credits: Credits }),
  v.object({
    kind: v.literal('refunded'),
    ...common,
    ...ofContact,
    status: v.picklist(['failed', 'cancelled', 'timed-out']),
    credits: Credits,
  }),
  v.object({
    kind: v.literal('reported-late'),
    ...common,
    ...ofContact,
    status: v.picklist(['succeeded', 'failed', 'cancelled']),
    draws: DrawsSchema,
    unbilled: Amount,
  }),
  v.object({ kind: v.literal('expired'), ...common, grantId: Id, credits: Amount }),
]);
