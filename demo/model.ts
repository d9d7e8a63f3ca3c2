/** What the app and its back end tell each other. */

export const CATEGORIES = [
  'opener',
  'outbound-sales',
  'inbound-sales',
  'recruiter',
  'start-up',
  'business-development',
] as const;

export type Category = (typeof CATEGORIES)[number];

export interface Step {
  readonly id: string;
  readonly day: number;
  readonly subject: string;
  readonly body: string;
  readonly category: Category;
  readonly included: boolean;
}

export interface SequenceSummary {
  readonly id: string;
  readonly name: string;
  readonly contacts: number;
}

export interface Sequence extends SequenceSummary {
  readonly steps: readonly Step[];
  readonly mailbox: string;
  readonly schedule: string;
  readonly dailyLimit: number;
}

export interface Account {
  readonly name: string;
  readonly team: string;
}

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly company: string;
  /** Empty where nobody knows it; so is `linkedIn`. */
  readonly title: string;
  readonly linkedIn: string;
}

export type Status = 'idle' | 'queued' | 'personalizing' | 'personalized' | 'failed' | 'cancelled';

/** Where a contact stands that has been started at least once. */
export interface ContactState {
  readonly id: string;
  readonly status: Exclude<Status, 'idle'>;
  /** Why it failed; empty otherwise. */
  readonly reason: string;
  /** How many times it has been started. */
  readonly attempt: number;
  /** The sequence's run that started it last (1, 2, 3 …), and its place in that run from 0. */
  readonly run: number;
  readonly place: number;
}

/** The background job of a contact's attempt. */
export function jobIdOf({ id, attempt }: Pick<ContactState, 'id' | 'attempt'>): string {
  return `job-${id}-${attempt}`;
}

export interface ContactsPage {
  readonly total: number;
  readonly offset: number;
  readonly contacts: readonly Contact[];
}

export interface StatusAnswer {
  /** Rises with every change; ask with it next time. */
  readonly version: number;
  /** How many contacts the sequence has by now. */
  readonly contacts: number;
  readonly changed: readonly ContactState[];
}

export interface PersonalizeRequest {
  readonly contactIds: readonly string[];
  readonly steps: readonly { readonly stepId: string; readonly category: Category }[];
}

export interface PersonalizeAnswer {
  readonly run: number;
  readonly started: number;
  /** Contacts that were being personalized already, as they stand. */
  readonly skipped: readonly ContactState[];
}

/** A contact as a file or form names it. */
export interface ContactRow {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly title: string;
  readonly linkedIn: string;
}

export interface ImportAnswer {
  readonly added: number;
  /** Rows whose email the sequence has already. */
  readonly known: number;
}
