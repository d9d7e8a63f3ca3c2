import type { GrantSource } from './grant.ts';
import type { Contact, Outcome } from './hold.ts';
import type { EmailStep } from './price.ts';

interface CommandBase {
  /** UUIDv7; the idempotency key: the answer to an id never changes. */
  readonly id: string;
  /** The member who asks, as the authority knows them. */
  readonly by: string;
}

/** Puts credits into the pool. */
export interface GrantCommand extends CommandBase {
  readonly type: 'grant';
  readonly grantId: string;
  readonly source: Exclude<GrantSource, 'refund'>;
  readonly credits: number;
  /** Null for the moment of the decision. */
  readonly startsAtMs: number | null;
  readonly expiresAtMs: number | null;
  /** Lower is spent first; the source's default where null (rule 7). */
  readonly priority: number | null;
  readonly reason: string;
}

/**
 * What grants credits for good and from now on, as a purchase does (rule 10).
 *
 * @param id of the command, which names the grant, too: buying twice under one confirmation is one grant
 * @param credits whole, > 0
 */
export function lastingGrant(
  source: GrantCommand['source'],
  id: string,
  credits: number,
  reason: string,
): Omit<GrantCommand, 'by'> {
  return {
    id,
    type: 'grant',
    grantId: id,
    source,
    credits,
    startsAtMs: null,
    expiresAtMs: null,
    priority: null,
    reason,
  };
}

/** Asks to retain credits for as many of the named contacts as they cover, from the first on (rules 1, 2, 4). */
export interface HoldCommand extends CommandBase {
  readonly type: 'hold';
  readonly runId: string;
  readonly sequenceId: string;
  readonly steps: readonly EmailStep[];
  /** How many contacts are chosen on the page. */
  readonly selected: number;
  /** The chosen contacts in the page's order; it may stop early, but not before what was thought covered. */
  readonly contacts: readonly Contact[];
  readonly timeLimitMs: number;
  /** What the member may still spend of a limit of their own, as the authority knows it; null without one. It may be < 0. */
  readonly allowance: number | null;
}

/** One contact's outcome, as the page reported it. */
export interface ReportedOutcome {
  readonly contactId: string;
  readonly outcome: Outcome;
  readonly reason: string;
}

/** Reports outcomes: deducts for each success, refunds each failure (rules 1, 5, 6). */
export interface SettleCommand extends CommandBase {
  readonly type: 'settle';
  readonly runId: string;
  readonly outcomes: readonly ReportedOutcome[];
}

/**
 * Refunds every contact of a run that is still pending. Of a run that never began they are `cancelled`. Of one that did,
 * they are `timed-out` ahead of time: a success that is reported after all is charged (rule 6), so that releasing a hold
 * by hand makes nothing free.
 */
export interface CancelCommand extends CommandBase {
  readonly type: 'cancel';
  readonly runId: string;
  readonly status: 'cancelled' | 'timed-out';
  readonly reason: string;
}

/** Lets time do its work: holds past their time limit and grants past their expiry (rules 6, 8). */
export interface ExpireCommand extends CommandBase {
  readonly type: 'expire';
}

export type Command = GrantCommand | HoldCommand | SettleCommand | CancelCommand | ExpireCommand;
