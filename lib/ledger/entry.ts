import type { Balances } from './balances.ts';
import type { Draw, GrantSource } from './grant.ts';
import type { Contact, Outcome } from './hold.ts';
import type { EmailStep } from './price.ts';

interface EntryBase {
  /** Place in the team's order: 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly atMs: number;
  readonly commandId: string;
  readonly by: string;
  readonly reason: string;
  /** The balances after this entry (rule 9). */
  readonly balances: Balances;
}

/** Credits came into the pool. */
export interface GrantedEntry extends EntryBase {
  readonly kind: 'granted';
  readonly grantId: string;
  readonly source: GrantSource;
  readonly credits: number;
  readonly priority: number;
  readonly startsAtMs: number;
  readonly expiresAtMs: number | null;
}

/** Credits were retained for a run: available → retained. */
export interface HeldEntry extends EntryBase {
  readonly kind: 'held';
  readonly runId: string;
  readonly sequenceId: string;
  readonly steps: readonly EmailStep[];
  readonly selected: number;
  readonly contacts: readonly Contact[];
  readonly draws: readonly Draw[];
  readonly timeLimitMs: number;
}

/** A contact's personalization succeeded: retained → used. */
export interface DeductedEntry extends EntryBase {
  readonly kind: 'deducted';
  readonly runId: string;
  readonly contactId: string;
  readonly credits: number;
}

/** A contact's credits went back to their grants: retained → available. */
export interface RefundedEntry extends EntryBase {
  readonly kind: 'refunded';
  readonly runId: string;
  readonly contactId: string;
  readonly status: 'failed' | 'cancelled' | 'timed-out';
  readonly credits: number;
}

/** A timed-out contact reported after all: available → used, as far as it goes (rule 6). */
export interface ReportedLateEntry extends EntryBase {
  readonly kind: 'reported-late';
  readonly runId: string;
  readonly contactId: string;
  readonly status: Outcome;
  readonly draws: readonly Draw[];
  readonly unbilled: number;
}

/** A grant ran out: available → expired (rule 8). */
export interface ExpiredEntry extends EntryBase {
  readonly kind: 'expired';
  readonly grantId: string;
  readonly credits: number;
}

/** One immutable change of a team's ledger (rule 9). */
export type Entry =
  | GrantedEntry
  | HeldEntry
  | DeductedEntry
  | RefundedEntry
  | ReportedLateEntry
  | ExpiredEntry;

type WithoutStamp<E> = E extends Entry ? Omit<E, 'seq' | 'atMs' | 'balances'> : never;

/** An entry before the ledger gives it its place, time and balances. */
export type Change = WithoutStamp<Entry>;
