import type { Handlers } from '../../messages/receive';
import type { Services } from '../services';

/** Plans & Billing (rule 10). */
export function billingHandlers({
  team,
  changed,
}: Services): Pick<Handlers, 'billing.addOns' | 'billing.offers' | 'billing.quote' | 'billing.buy'> {
  return {
    'billing.addOns': async () => (await team()).backend.addOns(),
    'billing.offers': async () => (await team()).backend.offers(),
    'billing.quote': async ({ offerId }) => (await team()).backend.quote(offerId),
    async 'billing.buy'({ commandId, quote }) {
      const { backend, sync } = await team();
      try {
        return await backend.buy(commandId, quote);
      } finally {
        // Also after a refusal: the member may not be an owner any more.
        await sync.catchUp();
        changed();
      }
    },
  };
}
