import * as v from 'valibot';
import type { Answer } from '../ledger/index.ts';
import { AnswerSchema } from './answer.ts';
import { Amount, Credits, Id } from './parts.ts';

/** An add-on of the team's subscription (rule 10). */
export interface AddOn {
  readonly id: string;
  readonly available: number;
  readonly used: number;
}

/** An amount of the drop-down (rule 10). */
export interface Offer {
  readonly id: string;
  readonly credits: number;
}

/** A recalculated total (rule 10). Money in the currency's minor unit. */
export interface Quote {
  readonly offerId: string;
  readonly credits: number;
  readonly totalMinor: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** How what is bought is paid for: a line on the team's invoice, or a payment page that the buyer goes to. */
export type Payment = 'invoice' | 'checkout';

/** The buyer pays at this address; the credits come when the payment has arrived. */
export interface Checkout {
  readonly status: 'checkout';
  /** Begins with https. */
  readonly url: string;
}

/** What a purchase is answered: the ledger's answer, or where to pay first. */
export type PurchaseAnswer = Answer | Checkout;

const PURCHASE_STATES = ['open', 'paid', 'granted', 'expired', 'failed', 'refused'] as const;

/** A purchase that is paid for on a payment page. */
export interface Purchase {
  readonly commandId: string;
  readonly credits: number;
  readonly totalMinor: number;
  readonly currency: string;
  /**
   * `open`: to be paid, or the payment is under way. `paid`: the credits are about to come. `granted`: they are there.
   * `expired`: it was given up, or nobody paid in time. `failed`: the payment was declined. `refused`: it was paid, and yet
   * nothing can be granted for it: somebody has to look into it.
   */
  readonly state: (typeof PURCHASE_STATES)[number];
  /** Where it is paid; null once it no longer can be. */
  readonly url: string | null;
  readonly atMs: number;
}

/** How a team pays, and what it has bought lately on payment pages, newest first. */
export interface Purchases {
  readonly payment: Payment;
  readonly purchases: readonly Purchase[];
}

export const AddOnSchema: v.GenericSchema<unknown, AddOn> = v.object({
  id: Id,
  available: Amount,
  used: Amount,
});

export const OfferSchema: v.GenericSchema<unknown, Offer> = v.object({ id: Id, credits: Credits });

export const Currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'A currency is three capital letters'));

export const QuoteSchema: v.GenericSchema<unknown, Quote> = v.object({
  offerId: Id,
  credits: Credits,
  totalMinor: Amount,
  currency: Currency,
});

const PaymentUrl = v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(5_000));

export const PurchaseAnswerSchema: v.GenericSchema<unknown, PurchaseAnswer> = v.union([
  AnswerSchema,
  v.object({ status: v.literal('checkout'), url: PaymentUrl }),
]);

export const PurchasesSchema: v.GenericSchema<unknown, Purchases> = v.object({
  payment: v.picklist(['invoice', 'checkout']),
  purchases: v.array(
    v.object({
      commandId: Id,
      credits: Credits,
      totalMinor: Amount,
      currency: Currency,
      state: v.picklist(PURCHASE_STATES),
      url: v.nullable(PaymentUrl),
      atMs: Amount,
    }),
  ),
});
