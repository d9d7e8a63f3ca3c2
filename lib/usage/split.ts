import { type EmailStep, pricePerContact, pricePerEmail } from '../ledger/price.ts';

/**
 * Divides credits of a run among its email steps, in their order. Whole contacts are divided by the steps' prices. What is left
 * of a late success that couldn't be charged in full (rule 6) pays the first steps first. The parts add up to what was divided.
 */
export function splitBySteps(credits: number, steps: readonly EmailStep[]): number[] {
  const contacts = Math.floor(credits / pricePerContact(steps));
  let left = credits - contacts * pricePerContact(steps);
  return steps.map(({ category }) => {
    const price = pricePerEmail(category);
    const more = Math.min(left, price);
    left -= more;
    return contacts * price + more;
  });
}
