import Stripe from 'stripe';
import * as v from 'valibot';
import { ProblemError } from '../../../lib/protocol/problem.ts';
import type { StripeConfig } from '../../config.ts';
import type { Log } from '../../http/log.ts';
import type { CheckoutRow } from './checkouts.ts';
import { EventSchema, type Session, SessionSchema } from './session.ts';

/** Sooner than the buyer's browser gives up, with one more try. */
const TIMEOUT_MS = 8_000;
/** How old an event may be: a recorded one is of no use later. */
const TOLERANCE_S = 300;

/** What is asked of Stripe, and heard from it. */
export interface Gateway {
  /** The same session for the same purchase, however often it is asked for. @throws ProblemError `payment-unavailable` */
  create(checkout: CheckoutRow): Promise<Session>;
  /** @throws ProblemError `payment-unavailable` */
  retrieve(sessionId: string): Promise<Session>;
  /** Nobody can pay it any more. @throws ProblemError `payment-unavailable`, also where it has been paid */
  expire(sessionId: string): Promise<Session>;
  /** @throws ProblemError `bad-request` where it isn't Stripe that says it, or not just now */
  read(body: string, signature: string): Promise<v.InferOutput<typeof EventSchema>>;
}

/** @param publicUrl where people reach this server */
export function createGateway(
  { secretKey, webhookSecret, api }: StripeConfig,
  publicUrl: string,
  log: Log,
): Gateway {
  const stripe = new Stripe(secretKey, {
    ...(api !== null && addressOf(api)),
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
  });
  const asking = async (what: string, work: Promise<unknown>): Promise<Session> => {
    try {
      return v.parse(SessionSchema, await work);
    } catch (error) {
      log.warn({ what, ...tellable(error) }, 'Stripe did not do it');
      throw new ProblemError('payment-unavailable', '', { cause: error });
    }
  };
  const { sessions } = stripe.checkout;
  return {
    create: (checkout) =>
      asking(
        'create',
        sessions.create(paramsOf(checkout, publicUrl), {
          idempotencyKey: `${checkout.teamId} ${checkout.commandId}`,
        }),
      ),
    retrieve: (id) => asking('retrieve', sessions.retrieve(id, { expand: ['payment_intent'] })),
    expire: (id) => asking('expire', sessions.expire(id)),
    async read(body, signature) {
      try {
        const event = await stripe.webhooks.constructEventAsync(body, signature, webhookSecret, TOLERANCE_S);
        return v.parse(EventSchema, event);
      } catch (cause) {
        throw new ProblemError('bad-request', 'This is not signed by Stripe, or not just now', { cause });
      }
    },
  };
}

function addressOf(api: string): Stripe.StripeConfig {
  const { hostname, port, protocol } = new URL(api);
  const isHttp = protocol === 'http:';
  return { host: hostname, port: port || (isHttp ? 80 : 443), protocol: isHttp ? 'http' : 'https' };
}

/** Of the purchase alone, so that asking again under its id is asking the same. */
function paramsOf(checkout: CheckoutRow, publicUrl: string): Stripe.Checkout.SessionCreateParams {
  const { teamId, commandId, credits, totalMinor, currency, expiresAtMs } = checkout;
  const metadata = { team: teamId, command: commandId };
  return {
    mode: 'payment',
    client_reference_id: teamId,
    metadata,
    payment_intent_data: { metadata },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: totalMinor,
          product_data: { name: `${credits.toLocaleString('en')} Jason AI credits` },
        },
      },
    ],
    // What is paid has to be what was agreed to, to the cent.
    adaptive_pricing: { enabled: false },
    expires_at: Math.floor(expiresAtMs / 1000),
    success_url: `${publicUrl}/payments/done`,
    cancel_url: `${publicUrl}/payments/left`,
  };
}

/** What may be logged: Stripe's words may quote a key. */
function tellable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Stripe.errors.StripeError)) {
    return { type: error instanceof Error ? error.name : typeof error };
  }
  const { type, code, statusCode, requestId } = error;
  return { type, code, statusCode, stripeRequestId: requestId };
}
