import type { Answer } from '../ledger/answer';
import type { Balances } from '../ledger/balances';
import type {
  CancelCommand,
  ExpireCommand,
  GrantCommand,
  HoldCommand,
  SettleCommand,
} from '../ledger/command';
import type { Entry } from '../ledger/entry';
import type { AddOn, Offer, Quote } from '../protocol/billing';

type WithoutMember<C> = C extends { by: string } ? Omit<C, 'by'> : never;

/** A command as it is asked for: the authority adds who asks, from what it knows and not from what it is told. */
export type CommandRequest = WithoutMember<
  GrantCommand | HoldCommand | SettleCommand | CancelCommand | ExpireCommand
>;

export interface Member {
  readonly id: string;
  readonly role: 'owner' | 'member';
}

export interface Changes {
  readonly entries: readonly Entry[];
  readonly cursor: number;
  readonly more: boolean;
}

export interface Snapshot {
  readonly cursor: number;
  readonly balances: Balances;
}

/** The authority on a team's credits. Implementations pass one contract suite: tests/contract. */
export interface Backend {
  /** Who this browser's person is in the team. */
  member(): Promise<Member>;
  /**
   * Does commands in order. All are durable when it returns; the same id has one effect and one answer, ever.
   *
   * @throws ProblemError `command-id-reused` when an id comes again with another content, and problems of storage;
   *   commands before the one that failed are done
   */
  submit(commands: readonly CommandRequest[]): Promise<readonly Answer[]>;
  /** Entries after a cursor, in order, at most `limit` of them. */
  changes(after: number, limit: number): Promise<Changes>;
  snapshot(): Promise<Snapshot>;
  /** The add-ons of the team's subscription (rule 10). */
  addOns(): Promise<readonly AddOn[]>;
  /** The amounts of the drop-down (rule 10). */
  offers(): Promise<readonly Offer[]>;
  /** Recalculates the total of an offer (rule 10). @throws ProblemError `invalid-input` for an unknown offer */
  quote(offerId: string): Promise<Quote>;
  /** Buys what was quoted. @throws ProblemError `owner-only`, `quote-outdated` */
  buy(commandId: string, quote: Quote): Promise<Answer>;
}
