/** What a personalization is written as (domain: category). The codes are stable; names are copy. */
export const CATEGORIES = [
  'opener',
  'outbound-sales',
  'inbound-sales',
  'recruiter',
  'start-up',
  'business-development',
] as const;

export type Category = (typeof CATEGORIES)[number];

/** One email of a sequence that a run personalizes. */
export interface EmailStep {
  readonly id: string;
  readonly category: Category;
}

/** Credits per personalized email per contact: Opener 2, every other category 1 (domain: price). */
export function pricePerEmail(category: Category): number {
  return category === 'opener' ? 2 : 1;
}

/** Credits per contact for a run over several email steps: the sum of their prices (domain: email step). */
export function pricePerContact(steps: readonly EmailStep[]): number {
  return steps.reduce((credits, step) => credits + pricePerEmail(step.category), 0);
}
