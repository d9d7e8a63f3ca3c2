import Stripe from 'stripe';
import { onTestFinished } from 'vitest';
import { createGateway } from '../../../server/payments/stripe/gateway';
import { stripePayments } from '../../../server/payments/stripe/stripe';
import type { Store } from '../../../server/store/sql';
import { capturedLog } from '../kit/capturedLog';
import { type Engine, startEngine } from '../kit/engine';
import { type FakeSession, type FakeStripe, SECRET_KEY, startFakeStripe } from './fakeStripe';

export const WEBHOOK_SECRET = 'whsec_0123456789abcdef';

export type Told =
  | 'checkout.session.completed'
  | 'checkout.session.async_payment_succeeded'
  | 'checkout.session.async_payment_failed'
  | 'checkout.session.expired';

/** An event of Stripe's as it arrives, signed as Stripe signs it. */
export async function signed(type: string, object: object, secret = WEBHOOK_SECRET, atMs = Date.now()) {
  const payload = JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object } });
  const signature = await Stripe.webhooks.generateTestHeaderStringAsync({
    payload,
    secret,
    timestamp: Math.floor(atMs / 1000),
  });
  return { payload, signature };
}

export function tell(engine: Engine, type: Told, session: FakeSession): Promise<void> {
  return signed(type, session).then(({ payload, signature }) => engine.payments.hear?.(payload, signature));
}

/** The engine of a server that is paid through a Stripe of the test's. */
export async function startPaid(store: Store, stripe: FakeStripe, secretKey = SECRET_KEY) {
  const { log, lines } = capturedLog('debug');
  const config = { secretKey, webhookSecret: WEBHOOK_SECRET, api: stripe.url };
  const gateway = createGateway(config, 'https://credits.example.com', log);
  const engine = await startEngine(store, { payments: stripePayments(gateway, log) });
  return { ...engine, logged: () => lines.join('') };
}

/** The same with a team, of which Ada is an owner and Mo a member. */
export async function startPaidTeam(store: Store) {
  const stripe = await startFakeStripe();
  onTestFinished(() => stripe.stop());
  const engine = await startPaid(store, stripe);
  const { teamId } = await engine.keeper.createTeam({ name: 'Acme', planCredits: 0 });
  const ada = await engine.join(teamId, 'Ada', 'owner');
  const quote = engine.service.quote(engine.service.offers()[0]?.id ?? '');
  return { stripe, engine, teamId, ada, quote };
}

export async function balanceOf({ service }: Engine, caller: Awaited<ReturnType<Engine['join']>>) {
  const { balances } = await service.snapshot(caller);
  return balances.available;
}
