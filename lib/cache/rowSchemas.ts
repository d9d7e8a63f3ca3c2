import * as v from 'valibot';
import { BalancesSchema } from '../protocol/balances';
import { CommandRequestSchema, type SettleRequest } from '../protocol/command';
import { Amount, Id, Text } from '../protocol/parts';
import { PROBLEM_CODES } from '../protocol/problem';
import { PublishedProfilesSchema } from '../protocol/profiles';
import { PoolSchema } from '../protocol/snapshot';
import { MemberSchema } from '../protocol/team';
import { UsageSchema } from '../protocol/usage';
import { USAGE_PERIODS } from '../usage/view';
import {
  type HeardUsageRow,
  type JobRow,
  type JobRunRow,
  OUTBOX_STATES,
  type PublishedRow,
  RUN_PAGE_STATES,
  type RunPageRow,
  type SyncRow,
  type TeamRow,
} from './rows';

/** What is written in rows that nobody else could tell again. A backup holds some of them; a damaged database, any. */

const TabId = v.pipe(v.number(), v.safeInteger());

export const RunPageRowSchema: v.GenericSchema<unknown, RunPageRow> = v.strictObject({
  runId: Id,
  askedAtMs: Amount,
  state: v.picklist(RUN_PAGE_STATES),
  page: v.nullable(v.strictObject({ tabId: TabId, pageId: Id })),
  baselines: v.array(v.strictObject({ contactId: Id, status: Text, attempt: Text })),
});

export const JobRowSchema: v.GenericSchema<unknown, JobRow> = v.strictObject({
  runId: Id,
  contactId: Id,
  jobId: Id,
  state: v.picklist(['open', 'decided', 'given-up']),
  tries: Amount,
  // JSON knows no infinity: a backup that held one could never be taken in again.
  nextAtMs: v.pipe(v.number(), v.finite()),
  reportId: Id,
  outcome: v.nullable(
    v.strictObject({
      contactId: Id,
      outcome: v.picklist(['succeeded', 'failed', 'cancelled']),
      reason: Text,
    }),
  ),
});

export const JobRunRowSchema: v.GenericSchema<unknown, JobRunRow> = v.strictObject({
  runId: Id,
  tabId: v.nullable(TabId),
  pageId: v.string(),
  heardAtMs: Amount,
});

const ProblemSchema = v.strictObject({
  code: v.picklist(PROBLEM_CODES),
  detail: v.string(),
  retryAfterMs: v.exactOptional(v.number()),
});

/** A report: all else that an outbox's row says of it can be made up again. */
export const SettleSchema: v.GenericSchema<unknown, SettleRequest> = v.pipe(
  CommandRequestSchema,
  v.check((command) => command.type === 'settle'),
  v.transform((command) => command as SettleRequest),
);

export const OutboxRowSchema = v.strictObject({
  position: Amount,
  id: Id,
  runId: Id,
  settle: SettleSchema,
  queuedAtMs: Amount,
  state: v.picklist(OUTBOX_STATES),
  refusal: v.nullable(ProblemSchema),
});

export const SyncRowSchema: v.GenericSchema<unknown, SyncRow> = v.strictObject({
  key: v.literal('sync'),
  syncedAtMs: v.nullable(Amount),
  failures: Amount,
  nextTryAtMs: v.nullable(v.number()),
  problem: v.nullable(ProblemSchema),
  clockAheadMs: v.number(),
  heard: v.nullable(
    v.strictObject({ team: v.object({ id: Id, name: Text }), member: MemberSchema, atMs: Amount }),
  ),
});

export const PublishedRowSchema: v.GenericSchema<unknown, PublishedRow> = v.strictObject({
  key: v.literal('published'),
  published: v.nullable(PublishedProfilesSchema),
  problem: v.nullable(ProblemSchema),
});

export const HeardUsageRowSchema: v.GenericSchema<unknown, HeardUsageRow> = v.strictObject({
  period: v.picklist(USAGE_PERIODS),
  days: v.array(v.string()),
  usage: UsageSchema,
  atMs: Amount,
});

export const TeamRowSchema: v.GenericSchema<unknown, TeamRow> = v.strictObject({
  key: v.literal('team'),
  ledgerId: v.string(),
  cursor: Amount,
  clockMs: Amount,
  balances: BalancesSchema,
  billingPeriodEndsAtMs: v.nullable(Amount),
  plan: PoolSchema,
  addOn: PoolSchema,
});
