import type { Offer, Quote } from './billing.ts';
import { ProblemError } from './problem.ts';

/** The team-shared add-on that this product is about (rule 10). */
export const ADD_ON = 'jason-ai-credits';

export interface Price {
  readonly credits: number;
  /** In the currency's minor unit. */
  readonly totalMinor: number;
}

/** What credits cost, by amount (rule 10). */
export interface PriceList {
  /** The amounts of the drop-down. */
  offers(): Offer[];
  /** The total of an offer. @throws ProblemError `invalid-input` for an unknown offer */
  quote(offerId: string): Quote;
  /** Makes sure that a quote is still what the offer costs. @throws ProblemError `quote-outdated`, `invalid-input` */
  check(quote: Quote): void;
}

const idOf = (credits: number) => `${ADD_ON}-${credits}`;

/** @param currency ISO 4217 */
export function createPriceList(prices: readonly Price[], currency: string): PriceList {
  const quote = (offerId: string): Quote => {
    const price = prices.find(({ credits }) => idOf(credits) === offerId);
    if (price === undefined) throw new ProblemError('invalid-input', 'There is no such offer');
    return { offerId, credits: price.credits, totalMinor: price.totalMinor, currency };
  };
  return {
    offers: () => prices.map(({ credits }) => ({ id: idOf(credits), credits })),
    quote,
    check(wanted) {
      const now = quote(wanted.offerId);
      const same =
        now.credits === wanted.credits &&
        now.totalMinor === wanted.totalMinor &&
        now.currency === wanted.currency;
      if (!same) throw new ProblemError('quote-outdated');
    },
  };
}
