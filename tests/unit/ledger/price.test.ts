import { describe, expect, it } from 'vitest';
import { CATEGORIES, pricePerContact, pricePerEmail } from '../../../lib/ledger';
import { accepted, ledgerWith } from './ledgerKit';

describe('price', () => {
  it.each([
    ['opener', 2],
    ['outbound-sales', 1],
    ['inbound-sales', 1],
    ['recruiter', 1],
    ['start-up', 1],
    ['business-development', 1],
  ] as const)('of one %s email for one contact is %i', (category, price) => {
    expect(pricePerEmail(category)).toBe(price);
  });

  it('is known for every category', () => {
    expect(CATEGORIES).toHaveLength(6);
  });

  it('of a run over several email steps is the sum of their prices, for each contact', () => {
    const categories = ['opener', 'recruiter', 'opener'] as const;
    expect(pricePerContact(categories.map((category) => ({ id: category, category })))).toBe(5);
    const answer = accepted('hold', ledgerWith(100).hold('run', 4, { categories }));
    expect(answer).toMatchObject({ pricePerContact: 5, held: 20 });
  });
});
