import browser from 'webextension-polyfill';
import type { Handlers } from '../../messages/receive';
import type { Services } from '../services';
import { servedOnly, type Team } from '../team';

type Billing = Extract<keyof Handlers, `billing.${string}`>;

/** Plans & Billing (rule 10). */
export function billingHandlers({ team, changed }: Services): Pick<Handlers, Billing> {
  /** Takes in what has become of it, also after a refusal: the member may not be an owner any more. */
  async function thenCatchUp<T>({ sync }: Team, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      await sync.catchUp();
      changed();
    }
  }

  return {
    'billing.addOns': async () => (await team()).backend.addOns(),
    'billing.offers': async () => (await team()).backend.offers(),
    'billing.quote': async ({ offerId }) => (await team()).backend.quote(offerId),
    async 'billing.buy'({ commandId, quote }) {
      const current = await team();
      const answer = await thenCatchUp(current, current.backend.buy(commandId, quote));
      if (answer.status === 'checkout') await browser.tabs.create({ url: answer.url });
      return answer;
    },
    'billing.purchases': async () => servedOnly(await team()).backend.purchases(),
    async 'billing.cancel'({ commandId }) {
      const current = servedOnly(await team());
      await thenCatchUp(current, current.backend.cancelPurchase(commandId));
      return null;
    },
    'billing.topUp': async () => servedOnly(await team()).backend.topUp(),
    async 'billing.setTopUp'({ rule }) {
      const current = servedOnly(await team());
      await thenCatchUp(current, current.backend.setTopUp(rule));
      return null;
    },
  };
}
