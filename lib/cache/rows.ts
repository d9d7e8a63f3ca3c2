import type { Activity } from '../ledger/activity';
import type { Answer } from '../ledger/answer';
import type { Balances } from '../ledger/balances';
import type { ReportedOutcome } from '../ledger/command';
import type { Entry } from '../ledger/entry';
import type { Grant } from '../ledger/grant';
import type { HeldContact } from '../ledger/hold';
import type { Pools } from '../ledger/pools';
import type { Baseline, RunSummary } from '../messages/catalogue';
import type { SettleRequest } from '../protocol/command';
import type { Problem } from '../protocol/problem';
import type { PublishedProfiles } from '../protocol/profiles';
import type { TeamInfo } from '../protocol/team';
import type { Usage } from '../protocol/usage';
import type { UsagePeriod } from '../usage/view';

/** IndexedDB has no keys for booleans. */
type Flag = 0 | 1;

/** The one row that says where the team's ledger stands. */
export interface TeamRow extends Pools {
  readonly key: 'team';
  readonly ledgerId: string;
  readonly cursor: number;
  readonly clockMs: number;
  readonly balances: Balances;
  readonly billingPeriodEndsAtMs: number | null;
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

/** All entries where this browser is the authority; of a copy only the last one, to know a changed history by. */
export type EntryRow = Entry;

/** What usage is added up from, where this browser is the authority; a copy has none. */
export type ActivityRow = Activity;

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

/**
 * `waiting`: the authority hasn't had it. `answered`: it has, and this browser's copy doesn't show it yet. `refused`: it can
 * never take it.
 */
export const OUTBOX_STATES = ['waiting', 'answered', 'refused'] as const;

/** A report of outcomes on its way to the authority, in the order in which they were made. */
export interface OutboxRow {
  readonly position: number;
  readonly id: string;
  readonly runId: string;
  readonly settle: SettleRequest;
  readonly queuedAtMs: number;
  readonly state: (typeof OUTBOX_STATES)[number];
  /** Why the authority can never take it; null where it can. */
  readonly refusal: Problem | null;
}

/** The one row that says how this browser's copy stands towards its team's server. */
export interface SyncRow {
  readonly key: 'sync';
  /** When the two last agreed, by this computer's clock; null where they never have. */
  readonly syncedAtMs: number | null;
  /** Tries in a row that failed. */
  readonly failures: number;
  /** Not before this the next one should be made; null where none has failed. */
  readonly nextTryAtMs: number | null;
  readonly problem: Problem | null;
  readonly clockAheadMs: number;
  /** Team and member as the server last told them; null before it has. */
  readonly heard: (Pick<TeamInfo, 'team' | 'member'> & { readonly atMs: number }) | null;
}

/**
 * `open`: to be asked for. `decided`: its outcome is known and not reported yet. `given-up`: nothing that it says can be
 * used; the contact is left to its page and to the time limit.
 */
export type JobState = 'open' | 'decided' | 'given-up';

/** The vendor's background job that works on a contact of a run. */
export interface JobRow {
  readonly runId: string;
  readonly contactId: string;
  readonly jobId: string;
  readonly state: JobState;
  /** How often it was asked for. */
  readonly tries: number;
  /** Not before this it is asked for (again). */
  readonly nextAtMs: number;
  /** The id of the report of its outcome: made once, so that reporting again changes nothing. */
  readonly reportId: string;
  /** What it came to; null before it is `decided`. */
  readonly outcome: ReportedOutcome | null;
}

/** A run of which jobs are known, and what is known of the page that watches it. */
export interface JobRunRow {
  readonly runId: string;
  /** The tab that it was started in; null where another document is there by now. */
  readonly tabId: number | null;
  readonly pageId: string;
  /** When a page spoke of it last, by this computer's clock. */
  readonly heardAtMs: number;
}

/** The one row that holds what the team's owners have published. */
export interface PublishedRow {
  readonly key: 'published';
  /** Null before anything was heard. */
  readonly published: PublishedProfiles | null;
  /** Why a newer version can't be used; null where there is none, or it is in use. */
  readonly problem: Problem | null;
}

/** A team's usage as its server told it last, for when it can't be asked. */
export interface HeardUsageRow {
  readonly period: UsagePeriod;
  readonly days: readonly string[];
  readonly usage: Usage;
  readonly atMs: number;
}
