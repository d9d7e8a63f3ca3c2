import { EventSchema } from '../payments/stripe/session.ts';
import { pageRoute } from './pages/pageRoute.ts';
import { type PaymentEnd, paymentPage } from './pages/paymentPage.ts';
import type { Route } from './route.ts';

/** More than any event about a payment. */
const MAX_EVENT_BYTES = 256 * 1024;

/**
 * What Stripe calls, and where it sends people back to. No token: Stripe signs what it says.
 *
 * @param hear takes in what was said @throws ProblemError
 */
export function paymentRoutes(hear: (body: string, signature: string) => Promise<void>): Route[] {
  return [
    {
      name: 'hearStripe',
      method: 'POST',
      path: '/v1/payments/stripe',
      summary: "Takes in Stripe's events; `Stripe-Signature` shows that they are Stripe's",
      who: 'anyone',
      body: EventSchema,
      maxBodyBytes: MAX_EVENT_BYTES,
      answer: { status: 204 },
      async handle(c) {
        // As it came: the signature is of these very bytes.
        await hear(await c.req.text(), c.req.header('Stripe-Signature') ?? '');
        return c.body(null, 204);
      },
    },
    endRoute('done', 'getPaymentDone', 'Says that a payment was made'),
    endRoute('left', 'getPaymentLeft', 'Says that a payment was not made'),
  ];
}

function endRoute(end: PaymentEnd, name: string, summary: string): Route {
  return pageRoute({ name, path: `/payments/${end}`, summary }, (language) => paymentPage(language, end));
}
