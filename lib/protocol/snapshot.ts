import * as v from 'valibot';
import {
  type Balances,
  CONTACT_STATUSES,
  GRANT_SOURCES,
  type Grant,
  type HeldContact,
  type Hold,
  type Pool,
  type Pools,
} from '../ledger/index.ts';
import { BalancesSchema, DrawsSchema } from './balances.ts';
import { Amount, ContactName, Id, StepsSchema, Text } from './parts.ts';

/** A hold with its contacts as a list, in the run's order. */
export interface RunSnapshot extends Omit<Hold, 'contacts'> {
  readonly contacts: readonly HeldContact[];
}

/** Where a team's ledger stands, without its history: what a browser starts from. */
export interface Snapshot extends Pools {
  /** `seq` of the last entry in it. */
  readonly cursor: number;
  /** Time of that entry. */
  readonly clockMs: number;
  readonly balances: Balances;
  readonly billingPeriodEndsAtMs: number | null;
  /** Those of which something is available or retained. */
  readonly grants: readonly Grant[];
  /** Those with something pending, and the newest ones. Oldest first. */
  readonly runs: readonly RunSnapshot[];
}

/*
 * A snapshot doesn't grow with what was ever done. What is retained is always in it, whole: the credits are its bound. Of all
 * else it has the newest. An outcome that comes late for a contact which isn't in it (rule 6) is taken by the authority all the
 * same; a copy that doesn't know the contact starts anew from the next snapshot.
 */

/** How many runs a snapshot carries besides those that have something pending. */
export const NEWEST_RUNS = 20;
/** How many runs besides, of those that may report late. */
export const NEWEST_LATE_RUNS = 100;
/** How many contacts a snapshot carries besides the pending ones: well below what a browser takes, however long their names. */
export const SETTLED_CONTACTS = 8_000;

/**
 * Of which runs a snapshot has all contacts, the newest first; of the others it has the pending ones.
 *
 * @param runs those that it carries, oldest first
 */
export function runsInFull(
  runs: readonly Pick<Hold, 'runId' | 'covered' | 'pending' | 'pricePerContact'>[],
): ReadonlySet<string> {
  const inFull = new Set<string>();
  let left = SETTLED_CONTACTS;
  for (const { runId, covered, pending, pricePerContact } of [...runs].reverse()) {
    const settled = covered - pending / pricePerContact;
    if (settled > left) continue;
    left -= settled;
    inFull.add(runId);
  }
  return inFull;
}

export const PoolSchema: v.GenericSchema<unknown, Pool> = v.object({
  available: Amount,
  retained: Amount,
  used: Amount,
});

export const GrantSchema: v.GenericSchema<unknown, Grant> = v.object({
  id: Id,
  source: v.picklist(GRANT_SOURCES),
  credits: Amount,
  priority: v.pipe(v.number(), v.safeInteger()),
  startsAtMs: Amount,
  expiresAtMs: v.nullable(Amount),
  available: Amount,
  retained: Amount,
  used: Amount,
  expired: Amount,
});

const HeldContactSchema: v.GenericSchema<unknown, HeldContact> = v.object({
  id: Id,
  name: ContactName,
  position: Amount,
  status: v.picklist(CONTACT_STATUSES),
  late: v.boolean(),
  reason: Text,
  settledAtMs: v.nullable(Amount),
  draws: DrawsSchema,
  charged: Amount,
  unbilled: Amount,
});

export const RunSchema: v.GenericSchema<unknown, RunSnapshot> = v.object({
  runId: Id,
  sequenceId: Id,
  steps: StepsSchema,
  pricePerContact: Amount,
  selected: Amount,
  covered: Amount,
  by: Id,
  heldAtMs: Amount,
  lastReportAtMs: Amount,
  timeLimitMs: Amount,
  held: Amount,
  pending: Amount,
  deducted: Amount,
  refunded: Amount,
  chargedLate: Amount,
  unbilled: Amount,
  contacts: v.array(HeldContactSchema),
});

/** A snapshot as it travels. */
export const SnapshotSchema: v.GenericSchema<unknown, Snapshot> = v.object({
  cursor: Amount,
  clockMs: Amount,
  balances: BalancesSchema,
  billingPeriodEndsAtMs: v.nullable(Amount),
  plan: PoolSchema,
  addOn: PoolSchema,
  grants: v.array(GrantSchema),
  runs: v.array(RunSchema),
});
