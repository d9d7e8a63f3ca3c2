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

/** A run that this browser's page asked for: whether it was let start, and what the page showed before. */
export interface RunPageRow {
  readonly runId: string;
  readonly askedAtMs: number;
  readonly started: Flag;
  readonly baselines: readonly Baseline[];
}
