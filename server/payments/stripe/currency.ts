import type { PriceList } from '../../../lib/protocol/priceList.ts';
import { ConfigError } from '../../config.ts';

/** Currencies that Stripe counts in whole units: all others in hundredths. */
const WHOLE: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
);

/**
 * Makes sure that Stripe charges what the price list means.
 *
 * @throws ConfigError for a currency that Stripe counts otherwise than it is shown, and for something that costs nothing
 */
export function assertChargeable(prices: PriceList): void {
  for (const { id } of prices.offers()) {
    const { currency, totalMinor, credits } = prices.quote(id);
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    const digits = WHOLE.has(currency) ? 0 : 2;
    if (format.resolvedOptions().maximumFractionDigits !== digits) {
      throw new ConfigError(`PRICES: Stripe counts ${currency} in other units than it is shown in`);
    }
    if (totalMinor === 0) throw new ConfigError(`PRICES: Stripe can't charge nothing for ${credits} credits`);
  }
}
