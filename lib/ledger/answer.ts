/** Why a command was not done. Stable codes: pages and servers choose their words by them. */
export type RejectionCode =
  /** Not one contact is covered: no run can start (rule 3). */
  | 'insufficient-credits'
  /** The member's own limit covers not one contact, though the team's credits would. */
  | 'member-limit'
  /** Some chosen contacts are still being personalized by another run of the sequence. */
  | 'already-running'
  | 'run-exists'
  | 'run-not-found'
  /** Another member's run: only they report for it, and only they or an owner release it. */
  | 'not-your-run'
  | 'grant-exists'
  | 'grant-not-started'
  | 'grant-expired';

export interface Rejection {
  readonly status: 'rejected';
  readonly code: RejectionCode;
  /** What can be spent at the moment of the decision. */
  readonly available: number;
  /** The run that stands in the way, for `already-running`. */
  readonly runId?: string;
  /** How many of the chosen contacts it holds. */
  readonly contacts?: number;
}

export interface GrantAnswer {
  readonly status: 'accepted';
  readonly type: 'grant';
  readonly grantId: string;
  readonly credits: number;
}

/** Names the covered contacts: the page personalizes exactly those (rule 4). */
export interface HoldAnswer {
  readonly status: 'accepted';
  readonly type: 'hold';
  readonly runId: string;
  readonly covered: readonly string[];
  readonly selected: number;
  readonly pricePerContact: number;
  readonly held: number;
}

export interface IgnoredOutcome {
  readonly contactId: string;
  /** The first report counts (rule 5); an outcome of a contact that the run never held counts nothing. */
  readonly why: 'already-settled' | 'not-in-run';
}

export interface SettleAnswer {
  readonly status: 'accepted';
  readonly type: 'settle';
  readonly runId: string;
  /** Credits, by where they went. */
  readonly deducted: number;
  readonly refunded: number;
  readonly unbilled: number;
  readonly ignored: readonly IgnoredOutcome[];
}

export interface CancelAnswer {
  readonly status: 'accepted';
  readonly type: 'cancel';
  readonly runId: string;
  readonly refunded: number;
}

export interface ExpireAnswer {
  readonly status: 'accepted';
  readonly type: 'expire';
  /** Credits that expired, and credits of timed-out contacts that were refunded. */
  readonly expired: number;
  readonly refunded: number;
}

export type Accepted = GrantAnswer | HoldAnswer | SettleAnswer | CancelAnswer | ExpireAnswer;

/** What a command was answered. Kept per command id: asking again gets the same words. */
export type Answer = Accepted | Rejection;
