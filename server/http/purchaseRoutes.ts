import { PurchaseAnswerSchema, PurchasesSchema } from '../../lib/protocol/billing.ts';
import { PurchaseBody } from '../../lib/protocol/http.ts';
import { TopUpBody, TopUpSchema } from '../../lib/protocol/topUp.ts';
import type { TeamService } from '../team/service.ts';
import type { Metrics } from './metrics.ts';
import { type Route, route } from './route.ts';

/** How owners buy credits (rule 10), and have them bought. */
export function purchaseRoutes(service: TeamService, metrics: Pick<Metrics, 'answered'>): Route[] {
  return [
    route({
      name: 'buy',
      method: 'POST',
      path: '/v1/purchases',
      summary:
        'Buys what was quoted: puts it on the invoice and grants it, or says where it is paid before it is granted',
      who: 'owner',
      body: PurchaseBody,
      answer: PurchaseAnswerSchema,
      problems: ['invalid-input', 'quote-outdated', 'command-id-reused', 'payment-unavailable'],
      async work({ caller, body: { commandId, quote } }) {
        const answer = await service.buy(caller, commandId, quote);
        if (answer.status !== 'checkout') metrics.answered('grant', answer);
        return answer;
      },
    }),
    route({
      name: 'getPurchases',
      method: 'GET',
      path: '/v1/purchases',
      summary: 'How the team pays, and what it has bought lately on payment pages, newest first',
      who: 'owner',
      answer: PurchasesSchema,
      work: ({ caller }) => service.purchases(caller),
    }),
    route({
      name: 'cancelPurchase',
      method: 'PUT',
      path: '/v1/purchases/{commandId}/cancelled',
      summary: 'Gives up a purchase that has not been paid for; one that has been stays as it is',
      who: 'owner',
      problems: ['not-found', 'payment-unavailable'],
      work: ({ caller, param }) => service.cancelPurchase(caller, param('commandId')),
    }),
    route({
      name: 'getTopUp',
      method: 'GET',
      path: '/v1/top-up',
      summary: "Where the team's automatic top-up stands, and what it has bought last",
      who: 'owner',
      answer: TopUpSchema,
      work: ({ caller }) => service.topUp(caller),
    }),
    route({
      name: 'setTopUp',
      method: 'PUT',
      path: '/v1/top-up',
      summary:
        'Has credits bought on the invoice, at the quoted price, whenever the team runs low; null ends that',
      who: 'owner',
      body: TopUpBody,
      problems: ['invalid-input', 'quote-outdated'],
      work: ({ caller, body }) => service.setTopUp(caller, body.rule),
    }),
  ];
}
