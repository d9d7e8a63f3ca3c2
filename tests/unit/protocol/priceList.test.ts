import { describe, expect, it } from 'vitest';
import { createPriceList } from '../../../lib/protocol/priceList';

const prices = createPriceList(
  [
    { credits: 100, totalMinor: 1_000 },
    { credits: 500, totalMinor: 4_500 },
  ],
  'EUR',
);
const refusal = (code: string) => expect.objectContaining({ code });

describe('a price list', () => {
  it('quotes each amount that it offers', () => {
    expect(prices.offers().map(({ id }) => prices.quote(id))).toMatchObject([
      { credits: 100, totalMinor: 1_000, currency: 'EUR' },
      { credits: 500, totalMinor: 4_500, currency: 'EUR' },
    ]);
  });

  it('knows no other offers', () => {
    expect(() => prices.quote('jason-ai-credits-200')).toThrow(refusal('invalid-input'));
    const unknown = { offerId: 'x', credits: 100, totalMinor: 1, currency: 'EUR' };
    expect(() => prices.check(unknown)).toThrow(refusal('invalid-input'));
  });

  it.each([{ totalMinor: 1 }, { credits: 5_000 }, { currency: 'USD' }])('takes no quote with %o', (other) => {
    const quote = prices.quote('jason-ai-credits-100');
    expect(() => prices.check(quote)).not.toThrow();
    expect(() => prices.check({ ...quote, ...other })).toThrow(refusal('quote-outdated'));
  });
});
