import type { Answer } from '../ledger/answer';
import type { Balances } from '../ledger/balances';
import type { Entry } from '../ledger/entry';
import type { Grant } from '../ledger/grant';
import type { HeldContact } from '../ledger/hold';
import type { Baseline, RunSummary } from '../messages/catalogue';
import type { Pool } from '../state/view';

/** IndexedDB has no keys for booleans. */
type Flag = 0 | 1;

/** The one row that says where the team's ledger stands. */
export interface TeamRow {
  readonly key: 'team';
  readonly ledgerId: string;
  readonly cursor: number;
  readonly clockMs: number;
  readonly balances: Balances;
  readonly billingPeriodEndsAtMs: number | null;
  readonly plan: Pool;
  readonly addOn: Pool;
}

export interface GrantRow extends Grant {
  /** 1 while something of it is available or retained: only those can matter to a command. */
  readonly live: Flag;
}

export interface RunRow extends RunSummary {
  /** 1 while contacts are pending. */
  readonly open: Flag;
  readonly deadlineMs: number;
  /** How many contacts may still report: the pending ones, and the timed-out ones that can succeed late. */
  readonly awaitedContacts: number;
  /** 1 while there are such contacts. */
  readonly awaited: Flag;
}

export interface ContactRow extends HeldContact {
  readonly runId: string;
}

export type EntryRow = Entry;

/** What a command id was answered, and the command's fingerprint: another one under the same id is an error. */
export interface AnswerRow {
  readonly id: string;
  readonly fingerprint: string;
  readonly answer: Answer;
}

/** `asked`: its page may still let it start. `given-up`: it must not start any more, and its hold goes back. */
export const RUN_PAGE_STATES = ['asked', 'started', 'given-up'] as const;

/** A run that a page of this browser asked for: how far it came, and what the page showed before it began. */
export interface RunPageRow {
  readonly runId: string;
  readonly askedAtMs: number;
  readonly state: (typeof RUN_PAGE_STATES)[number];
  /** The tab it was asked for in, and the document in that tab; null where nobody asked. */
  readonly page: { readonly tabId: number; readonly pageId: string } | null;
  readonly baselines: readonly Baseline[];
}
