import type { Handlers } from '../../messages/receive';
import type { Services } from '../services';

/** Plans & Billing (rule 10). */
export function billingHandlers({
  backend,
  changed,
}: Services): Pick<Handlers, 'billing.addOns' | 'billing.offers' | 'billing.quote' | 'billing.buy'> {
  return {
    'billing.addOns': () => backend.addOns(),
    'billing.offers': () => backend.offers(),
    'billing.quote': ({ offerId }) => backend.quote(offerId),
    async 'billing.buy'({ commandId, quote }) {
      const answer = await backend.buy(commandId, quote);
      changed();
      return answer;
    },
  };
}
