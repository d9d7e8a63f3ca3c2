import type { Offer, Quote } from '../../protocol/billing';
import { ProblemError } from '../../protocol/problem';

/** The team-shared add-on that this product is about (rule 10). */
export const ADD_ON = 'jason-ai-credits';

/**
 * Practice prices: with the embedded backend nothing is charged, and the wizard says so. Larger amounts are cheaper
 * per credit, as in a real price list, so that Recalculate total has something to show.
 */
const PRICES: readonly { credits: number; totalMinor: number }[] = [
  { credits: 100, totalMinor: 1_000 },
  { credits: 500, totalMinor: 4_500 },
  { credits: 1_000, totalMinor: 8_000 },
  { credits: 5_000, totalMinor: 35_000 },
  { credits: 10_000, totalMinor: 60_000 },
];

const idOf = (credits: number) => `${ADD_ON}-${credits}`;

/** The amounts of the drop-down. */
export function offers(): Offer[] {
  return PRICES.map(({ credits }) => ({ id: idOf(credits), credits }));
}

/** The total of an offer. @throws ProblemError `invalid-input` for an unknown offer */
export function quote(offerId: string): Quote {
  const price = PRICES.find(({ credits }) => idOf(credits) === offerId);
  if (price === undefined) throw new ProblemError('invalid-input', `There is no offer ${offerId}`);
  return { offerId, ...price, currency: 'USD' };
}
