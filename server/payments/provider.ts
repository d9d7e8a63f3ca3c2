import type { Answer } from '../../lib/ledger/index.ts';
import type { Payment, Purchase, PurchaseAnswer, Quote } from '../../lib/protocol/billing.ts';
import type { PriceList } from '../../lib/protocol/priceList.ts';
import type { Sql } from '../store/sql.ts';
import type { PurchaseWay } from '../team/job.ts';
import type { Caller } from '../team/service.ts';

/** Who buys. That they may (rule 10) has been asked. */
export type Buyer = Pick<Caller, 'teamId' | 'memberId'>;

/** What a way of paying works with. */
export interface PaymentParts {
  readonly store: Sql;
  /** The authority's clock, milliseconds since 1970. */
  readonly now: () => number;
  readonly prices: PriceList;
  /**
   * Puts what was bought into the team's pool and into its books: once, however often it is called with a command id.
   *
   * @param check refuses what was not done before
   * @throws ProblemError `command-id-reused`
   */
  readonly grant: (
    buyer: Buyer,
    commandId: string,
    bought: Quote & { readonly way: PurchaseWay },
    check?: () => void,
  ) => Promise<Answer>;
  /** What a purchase was answered; null where it wasn't yet. @throws ProblemError `command-id-reused` */
  readonly answered: (buyer: Buyer, commandId: string, fingerprint: string) => Promise<Answer | null>;
}

/** How teams pay for what they buy. */
export interface PaymentProvider {
  readonly payment: Payment;
  /** Buys what was quoted. @throws ProblemError `quote-outdated`, `invalid-input`, `command-id-reused`, `payment-unavailable` */
  buy(buyer: Buyer, commandId: string, quote: Quote): Promise<PurchaseAnswer>;
  /** What was begun lately, newest first, as whoever takes the money knows it. */
  purchases(teamId: string): Promise<readonly Purchase[]>;
  /** Gives up what hasn't been paid for. What has been stays as it is. @throws ProblemError `not-found`, `payment-unavailable` */
  cancel(teamId: string, commandId: string): Promise<void>;
  /** Asks after payments that nobody has told of. Call it every now and then. */
  reconcile(): Promise<void>;
  /**
   * Hears what whoever takes the money says; null where nobody calls.
   *
   * @param signature shows that it is they who say it
   * @throws ProblemError `bad-request` where it isn't, and other problems where it has to be said again
   */
  readonly hear: ((body: string, signature: string) => Promise<void>) | null;
}

export type OpenPayments = (parts: PaymentParts) => PaymentProvider;
