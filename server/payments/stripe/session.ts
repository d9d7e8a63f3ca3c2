import * as v from 'valibot';
import type { Purchase } from '../../../lib/protocol/billing.ts';

/** What we read of a Checkout Session, in an answer of Stripe's API as in an event. */
export const SessionSchema = v.object({
  id: v.string(),
  url: v.nullish(v.string(), null),
  status: v.nullish(v.picklist(['open', 'complete', 'expired']), null),
  payment_status: v.string(),
  amount_total: v.nullish(v.number(), null),
  currency: v.nullish(v.string(), null),
  metadata: v.nullish(v.record(v.string(), v.string()), {}),
  /** Its id alone in events. */
  payment_intent: v.nullish(v.union([v.string(), v.object({ status: v.string() })]), null),
});

export type Session = v.InferOutput<typeof SessionSchema>;

/** Such as of a team, to which our own sessions belong. */
export const EventSchema = v.object({
  type: v.string(),
  data: v.object({ object: v.unknown() }),
});

/** What has become of a payment. */
export type News = Extract<Purchase['state'], 'paid' | 'expired' | 'failed'>;

const FAILED: ReadonlySet<string> = new Set(['requires_payment_method', 'canceled']);

/** What a session says has become of its payment; null while that isn't known. Complete is not paid: banks take days. */
export function newsOf({ status, payment_status, payment_intent }: Session): News | null {
  if (payment_status === 'paid') return 'paid';
  if (status === 'expired') return 'expired';
  const intent = typeof payment_intent === 'object' ? payment_intent?.status : undefined;
  return status === 'complete' && intent !== undefined && FAILED.has(intent) ? 'failed' : null;
}
