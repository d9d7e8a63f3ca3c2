import * as v from 'valibot';
import type { Answer } from '../ledger/index.ts';
import { Amount, Id } from './parts.ts';

const accepted = v.literal('accepted');

/** What a command was answered, as it travels and as backups keep it. */
export const AnswerSchema: v.GenericSchema<unknown, Answer> = v.union([
  v.object({ status: accepted, type: v.literal('grant'), grantId: Id, credits: Amount }),
  v.object({
    status: accepted,
    type: v.literal('hold'),
    runId: Id,
    covered: v.array(Id),
    selected: Amount,
    pricePerContact: Amount,
    held: Amount,
  }),
  v.object({
    status: accepted,
    type: v.literal('settle'),
    runId: Id,
    deducted: Amount,
    refunded: Amount,
    unbilled: Amount,
    ignored: v.array(v.object({ contactId: Id, why: v.picklist(['already-settled', 'not-in-run']) })),
  }),
  v.object({ status: accepted, type: v.literal('cancel'), runId: Id, refunded: Amount }),
  v.object({ status: accepted, type: v.literal('expire'), expired: Amount, refunded: Amount }),
  v.object({
    status: v.literal('rejected'),
    code: v.picklist([
      'insufficient-credits',
      'member-limit',
      'already-running',
      'run-exists',
      'run-not-found',
      'not-your-run',
      'grant-exists',
      'grant-not-started',
      'grant-expired',
    ]),
    available: Amount,
    runId: v.exactOptional(Id),
    contacts: v.exactOptional(Amount),
  }),
]);
