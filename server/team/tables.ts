import type { Answer, Balances, Grant, HeldContact, Hold } from '../../lib/ledger/index.ts';
import type { Columns, Table } from '../store/table.ts';

/** Where a team's ledger stands, as its row has it. */
export interface StandingRow extends Balances {
  readonly cursor: number;
  readonly clockMs: number;
  readonly billingPeriodEndsAtMs: number | null;
  readonly planAvailable: number;
  readonly planRetained: number;
  readonly planUsed: number;
  readonly addOnAvailable: number;
  readonly addOnRetained: number;
  readonly addOnUsed: number;
  /** End of the last billing period whose plan credits were dealt with. */
  readonly plannedUntilMs: number;
  /** No later than the next moment at which time alone changes something; it may be earlier. */
  readonly nextDueAtMs: number | null;
}

export interface TeamRow extends StandingRow {
  readonly name: string;
  /** A day's start: billing periods are calendar months from here, in UTC. */
  readonly anchorMs: number;
  readonly planCredits: number;
  /** The newest version of its page profiles; 0 for none. */
  readonly profilesVersion: number;
  /** The threshold of its automatic top-up; null where there is none. */
  readonly topUpBelowCredits: number | null;
}

export const STANDING: Columns<StandingRow> = {
  cursor: 'bigint',
  clockMs: 'bigint',
  billingPeriodEndsAtMs: 'bigint',
  granted: 'bigint',
  available: 'bigint',
  retained: 'bigint',
  used: 'bigint',
  expired: 'bigint',
  unbilled: 'bigint',
  planAvailable: 'bigint',
  planRetained: 'bigint',
  planUsed: 'bigint',
  addOnAvailable: 'bigint',
  addOnRetained: 'bigint',
  addOnUsed: 'bigint',
  plannedUntilMs: 'bigint',
  nextDueAtMs: 'bigint',
};

export const TEAM: Columns<TeamRow> = {
  ...STANDING,
  name: 'text',
  anchorMs: 'bigint',
  planCredits: 'bigint',
  profilesVersion: 'bigint',
  topUpBelowCredits: 'bigint',
};

const grantKey = { id: 'text' } as const;

const grantFixed = {
  source: 'text',
  credits: 'bigint',
  priority: 'bigint',
  startsAtMs: 'bigint',
  expiresAtMs: 'bigint',
} as const;

const grantChanging = { available: 'bigint', retained: 'bigint', used: 'bigint', expired: 'bigint' } as const;

export const GRANT: Columns<Grant> = { ...grantKey, ...grantFixed, ...grantChanging };

/** With `live` for the queries: only of those is anything available or retained. */
export const GRANTS: Table = {
  name: 'grants',
  key: grantKey,
  fixed: grantFixed,
  changing: { ...grantChanging, live: 'boolean' },
};

export type RunRow = Omit<Hold, 'contacts'>;

const runFixed = {
  sequenceId: 'text',
  steps: 'json',
  pricePerContact: 'bigint',
  selected: 'bigint',
  covered: 'bigint',
  by: 'text',
  heldAtMs: 'bigint',
  timeLimitMs: 'bigint',
  held: 'bigint',
} as const;

const runChanging = {
  lastReportAtMs: 'bigint',
  pending: 'bigint',
  deducted: 'bigint',
  refunded: 'bigint',
  chargedLate: 'bigint',
  unbilled: 'bigint',
} as const;

export const RUN: Columns<RunRow> = { runId: 'text', ...runFixed, ...runChanging };

/** With what the queries need: when it is due, and how many of its contacts may still report. */
export const RUNS: Table = {
  name: 'runs',
  key: { runId: 'text' },
  fixed: runFixed,
  changing: { ...runChanging, deadlineMs: 'bigint', awaitedContacts: 'bigint' },
};

export interface ContactRow extends HeldContact {
  readonly runId: string;
}

const contactKey = { runId: 'text', id: 'text' } as const;

const contactFixed = { name: 'text', position: 'bigint', draws: 'json' } as const;

const contactChanging = {
  status: 'text',
  late: 'boolean',
  reason: 'text',
  settledAtMs: 'bigint',
  charged: 'bigint',
  unbilled: 'bigint',
} as const;

export const CONTACT: Columns<ContactRow> = { ...contactKey, ...contactFixed, ...contactChanging };

/** With its run's sequence, in which no contact is pending twice. */
export const CONTACTS: Table = {
  name: 'contacts',
  key: contactKey,
  fixed: { sequenceId: 'text', ...contactFixed },
  changing: contactChanging,
};

export const ENTRIES: Table = {
  name: 'entries',
  key: { seq: 'bigint' },
  fixed: { entry: 'json' },
  changing: {},
};

/** What a command id was answered, and to whom: another command or another member under the same id is an error. */
export interface AnswerRow {
  readonly commandId: string;
  readonly memberId: string;
  readonly fingerprint: string;
  readonly answer: Answer;
}

const commandKey = { commandId: 'text' } as const;

const answerFixed = { memberId: 'text', fingerprint: 'text', answer: 'json' } as const;

export const ANSWER: Columns<AnswerRow> = { ...commandKey, ...answerFixed };

export const ANSWERS: Table = {
  name: 'answers',
  key: commandKey,
  fixed: answerFixed,
  changing: {},
};

/** What a member's runs of a billing period have spent, used or retained. */
export const USAGE: Table = {
  name: 'usage',
  key: { memberId: 'text', periodStartMs: 'bigint' },
  fixed: {},
  changing: { spent: 'bigint' },
};

const activityKey = { atMs: 'bigint', runId: 'text' } as const;

const activityChanging = {
  used: 'bigint',
  returned: 'bigint',
  succeeded: 'bigint',
  failed: 'bigint',
} as const;

export const ACTIVITIES: Table = {
  name: 'run_activity',
  key: activityKey,
  fixed: {},
  changing: activityChanging,
};

const purchaseFixed = {
  credits: 'bigint',
  totalMinor: 'bigint',
  currency: 'text',
  by: 'text',
  atMs: 'bigint',
  way: 'text',
} as const;

export const PURCHASE = { ...commandKey, ...purchaseFixed } as const;

export const PURCHASES: Table = {
  name: 'purchases',
  key: commandKey,
  fixed: purchaseFixed,
  changing: {},
};
