import type { PriceList } from '../../../lib/protocol/priceList.ts';
import type { StripeConfig } from '../../config.ts';
import type { Log } from '../../http/log.ts';
import type { OpenPayments } from '../provider.ts';
import { assertChargeable } from './currency.ts';
import { createGateway } from './gateway.ts';
import { stripePayments } from './stripe.ts';

/**
 * Payment through Stripe.
 *
 * @param publicUrl where people, and Stripe, reach this server
 * @throws ConfigError where it can't charge what the price list says
 */
export function openStripe(
  config: StripeConfig,
  { publicUrl, prices, log }: { readonly publicUrl: string; readonly prices: PriceList; readonly log: Log },
): OpenPayments {
  assertChargeable(prices);
  return stripePayments(createGateway(config, publicUrl, log), log);
}
