import type { Draw } from './grant.ts';
import type { EmailStep } from './price.ts';

/** A person whose email is personalized, as the page names them. */
export interface Contact {
  readonly id: string;
  readonly name: string;
}

/** What the page reported of one contact's personalization. */
export type Outcome = 'succeeded' | 'failed' | 'cancelled';

/** Where a covered contact stands. Every one but `pending` is final, save that a timed-out one may report late. */
export const CONTACT_STATUSES = ['pending', 'succeeded', 'failed', 'cancelled', 'timed-out'] as const;

export type ContactStatus = (typeof CONTACT_STATUSES)[number];

/** A covered contact of a run, and what became of the credits held for it. */
export interface HeldContact extends Contact {
  /** Place in the run's order, from 0. */
  readonly position: number;
  readonly status: ContactStatus;
  /** True when the report came after the time limit (rule 6). */
  readonly late: boolean;
  /** Why it failed, was cancelled or timed out; empty where there is nothing to say. */
  readonly reason: string;
  readonly settledAtMs: number | null;
  /** The grants that its held credits came from. */
  readonly draws: readonly Draw[];
  /** Credits deducted for it in the end, late ones included. */
  readonly charged: number;
  /** Credits of a late success that nothing was left to pay for (rule 6). */
  readonly unbilled: number;
}

/** Time limit of a hold that names none: 24 hours since its last report (rule 6). */
export const DEFAULT_TIME_LIMIT_MS = 24 * 60 * 60 * 1000;

/** Credits retained for a run (domain: hold). `held = pending + deducted + refunded`. */
export interface Hold {
  readonly runId: string;
  readonly sequenceId: string;
  readonly steps: readonly EmailStep[];
  readonly pricePerContact: number;
  /** How many contacts were chosen on the page, covered or not. */
  readonly selected: number;
  readonly covered: number;
  readonly by: string;
  readonly heldAtMs: number;
  readonly lastReportAtMs: number;
  readonly timeLimitMs: number;
  readonly held: number;
  readonly pending: number;
  readonly deducted: number;
  readonly refunded: number;
  /** Credits charged for late successes: beside the hold, since it was refunded before. */
  readonly chargedLate: number;
  readonly unbilled: number;
  readonly contacts: ReadonlyMap<string, HeldContact>;
}

/** When a hold that hears nothing more is refunded (rule 6). */
export function deadlineMs(hold: Pick<Hold, 'lastReportAtMs' | 'timeLimitMs'>): number {
  return hold.lastReportAtMs + hold.timeLimitMs;
}

/** True while a contact may still report: pending, or timed out, for it can still succeed late (rule 6). */
export function isAwaited(contact: Pick<HeldContact, 'status'> | undefined): boolean {
  return contact?.status === 'pending' || contact?.status === 'timed-out';
}

/** The contacts that still hold credits, in the run's order, whatever order they were loaded in. */
export function pendingContacts(hold: Pick<Hold, 'contacts'>): HeldContact[] {
  return [...hold.contacts.values()]
    .filter((contact) => contact.status === 'pending')
    .sort((a, b) => a.position - b.position);
}
