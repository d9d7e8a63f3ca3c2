import { EventSchema } from '../payments/stripe/session.ts';
import { paymentPage } from './paymentPage.ts';
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
    pageRoute('done', 'getPaymentDone', 'Says that a payment was made', {
      title: 'Thank you',
      words: 'Your team’s credits are added as soon as the payment has arrived. You can close this tab.',
    }),
    pageRoute('left', 'getPaymentLeft', 'Says that a payment was not made', {
      title: 'Nothing was charged',
      words: 'You can close this tab. To try again, or to give it up, go back to Plans & Billing.',
    }),
  ];
}

function pageRoute(
  place: string,
  name: string,
  summary: string,
  content: { readonly title: string; readonly words: string },
): Route {
  const page = paymentPage(content);
  return {
    name,
    method: 'GET',
    path: `/payments/${place}`,
    summary,
    who: 'anyone',
    answer: { status: 200, type: 'text/html' },
    handle(c) {
      c.header('Content-Security-Policy', page.policy);
      return c.html(page.html);
    },
  };
}
