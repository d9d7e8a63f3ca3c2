/**
 * How many of the selected contacts the available credits pay for: the initial ones (rule 2).
 *
 * @param selected number of contacts chosen, ≥ 0
 * @param available credits that a new run may spend, ≥ 0
 * @param price credits per contact, ≥ 1
 * @returns whole contacts, 0 … selected; an odd credit stays available
 */
export function coverage(selected: number, available: number, price: number): number {
  if (!(price >= 1)) throw new RangeError(`A contact's price must be at least 1 credit, not ${price}`);
  return Math.min(selected, Math.floor(available / price));
}
