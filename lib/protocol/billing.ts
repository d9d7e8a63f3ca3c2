import * as v from 'valibot';
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

export const AddOnSchema: v.GenericSchema<unknown, AddOn> = v.object({
  id: Id,
  available: Amount,
  used: Amount,
});

export const OfferSchema: v.GenericSchema<unknown, Offer> = v.object({ id: Id, credits: Credits });

export const QuoteSchema: v.GenericSchema<unknown, Quote> = v.object({
  offerId: Id,
  credits: Credits,
  totalMinor: Amount,
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'A currency is three capital letters')),
});
