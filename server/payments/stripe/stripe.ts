import * as v from 'valibot';
import type { Purchase, Quote } from '../../../lib/protocol/billing.ts';
import { ProblemError } from '../../../lib/protocol/problem.ts';
import type { Log } from '../../http/log.ts';
import { printOfPurchase } from '../../team/purchase.ts';
import type { Buyer, OpenPayments, PaymentParts, PaymentProvider } from '../provider.ts';
import { type CheckoutRow, type Checkouts, createCheckouts } from './checkouts.ts';
import type { Gateway } from './gateway.ts';
import { SessionSchema } from './session.ts';
import { createSettling, type Settling } from './settling.ts';

/** How long a payment page can be paid on: Stripe takes 30 minutes or more, counted from when it makes it. */
const OPEN_MS = 60 * 60_000;
/** When Stripe is first asked about a payment that it hasn't told of; then after as long again as it has been. */
const FIRST_ASK_MS = 5 * 60_000;
/** Banks take two weeks at most. */
const GIVEN_UP_MS = 30 * 24 * 60 * 60_000;
/** An owner who looks has Stripe asked, but not more often than this, and not about more than these. */
const LOOK_MS = 10_000;
const MOST_LOOKS = 3;

/** Payment on a page of Stripe's. The credits are granted when the payment has arrived, once, whoever tells of it how often. */
export function stripePayments(gateway: Gateway, log: Log): OpenPayments {
  return (parts) => {
    const checkouts = createCheckouts(parts.store);
    const settling = createSettling({ ...parts, checkouts, log });
    return new StripePayments(parts, checkouts, settling, gateway, log);
  };
}

class StripePayments implements PaymentProvider {
  readonly payment = 'checkout';
  readonly #parts: PaymentParts;
  readonly #checkouts: Checkouts;
  readonly #settling: Settling;
  readonly #gateway: Gateway;
  readonly #log: Log;

  constructor(parts: PaymentParts, checkouts: Checkouts, settling: Settling, gateway: Gateway, log: Log) {
    this.#parts = parts;
    this.#checkouts = checkouts;
    this.#settling = settling;
    this.#gateway = gateway;
    this.#log = log;
  }

  async buy(buyer: Buyer, commandId: string, quote: Quote) {
    const fingerprint = printOfPurchase(commandId, quote);
    const answered = await this.#parts.answered(buyer, commandId, fingerprint);
    if (answered !== null) return answered;
    const checkout =
      (await this.#checkouts.find(buyer.teamId, commandId)) ??
      (await this.#begin(buyer, commandId, quote, fingerprint));
    if (checkout.memberId !== buyer.memberId || checkout.fingerprint !== fingerprint) {
      throw new ProblemError('command-id-reused', commandId);
    }
    return { status: 'checkout' as const, url: checkout.url ?? (await this.#make(checkout)) };
  }

  /** Kept before Stripe hears of it: whatever is paid there is known here. */
  async #begin(
    { teamId, memberId }: Buyer,
    commandId: string,
    quote: Quote,
    fingerprint: string,
  ): Promise<CheckoutRow> {
    this.#parts.prices.check(quote);
    const nowMs = this.#parts.now();
    const checkout: CheckoutRow = {
      ...quote,
      teamId,
      commandId,
      memberId,
      fingerprint,
      state: 'open',
      sessionId: null,
      url: null,
      createdAtMs: nowMs,
      expiresAtMs: nowMs + OPEN_MS,
      askAtMs: nowMs + FIRST_ASK_MS,
      askedAtMs: nowMs,
    };
    await this.#checkouts.add(checkout);
    // Another process may have been faster.
    return (await this.#checkouts.find(teamId, commandId)) ?? checkout;
  }

  /** @returns where it is paid */
  async #make(checkout: CheckoutRow): Promise<string> {
    const { id, url } = await this.#gateway.create(checkout);
    if (url === null) throw new ProblemError('payment-unavailable', 'There is no page to pay on');
    await this.#checkouts.made(checkout, { id, url });
    return url;
  }

  async purchases(teamId: string): Promise<readonly Purchase[]> {
    const before = await this.#checkouts.list(teamId);
    const sinceMs = this.#parts.now() - LOOK_MS;
    const unknown = before.filter(
      ({ askAtMs, askedAtMs, sessionId }) => askAtMs !== null && sessionId !== null && askedAtMs <= sinceMs,
    );
    if (unknown.length === 0) return before.flatMap(shown);
    // What Stripe doesn't say now, it may say the next time.
    await Promise.allSettled(unknown.slice(0, MOST_LOOKS).map((checkout) => this.#ask(checkout)));
    return (await this.#checkouts.list(teamId)).flatMap(shown);
  }

  async cancel(teamId: string, commandId: string): Promise<void> {
    const checkout = await this.#checkouts.find(teamId, commandId);
    if (checkout === undefined) throw new ProblemError('not-found', 'There is no such purchase');
    if (checkout.state !== 'open') return;
    const { sessionId } = checkout;
    if (sessionId === null) return this.#checkouts.over(checkout, 'expired');
    // It may have been paid, or have expired, just now: that is no failure.
    const session = await this.#gateway.expire(sessionId).catch(() => this.#gateway.retrieve(sessionId));
    await this.#settling.settle(checkout, session);
  }

  async reconcile(): Promise<void> {
    const due = await this.#checkouts.due(this.#parts.now());
    await Promise.allSettled(due.map((checkout) => this.#ask(checkout)));
  }

  /** Asks Stripe about one, unless another process just does. */
  async #ask(checkout: CheckoutRow): Promise<void> {
    const nowMs = this.#parts.now();
    const ageMs = nowMs - checkout.createdAtMs;
    const claimed = await this.#checkouts.claim(checkout, nowMs, nowMs + Math.max(FIRST_ASK_MS, ageMs));
    if (!claimed) return;
    if (checkout.state === 'paid') return this.#settling.grantPaid(checkout);
    const { sessionId, expiresAtMs } = checkout;
    // Without a session, nobody has been told where to pay.
    const isOver = sessionId === null ? nowMs >= expiresAtMs : ageMs > GIVEN_UP_MS;
    if (isOver) return this.#checkouts.over(checkout, 'expired');
    if (sessionId !== null) await this.#settling.settle(checkout, await this.#gateway.retrieve(sessionId));
  }

  readonly hear = async (body: string, signature: string): Promise<void> => {
    const { type, data } = await this.#gateway.read(body, signature);
    if (!type.startsWith('checkout.session.')) return;
    const { success, output: session } = v.safeParse(SessionSchema, data.object);
    if (!success) {
      this.#log.error({ type }, 'Stripe told of a payment in words that are not known');
      return;
    }
    const { team, command } = session.metadata;
    const checkout =
      team === undefined || command === undefined ? undefined : await this.#checkouts.find(team, command);
    if (checkout === undefined || (checkout.sessionId ?? session.id) !== session.id) {
      // Of another program on the same account, or of what a restored backup doesn't know.
      this.#log.warn({ type, session: session.id, team, command }, 'Stripe told of an unknown payment');
      return;
    }
    const failed = type === 'checkout.session.async_payment_failed';
    await this.#settling.settle(checkout, session, failed ? 'failed' : null);
  };
}

/** One that Stripe hasn't made is nothing to look at. */
function shown(checkout: CheckoutRow): Purchase[] {
  const { commandId, credits, totalMinor, currency, state, url, createdAtMs: atMs, sessionId } = checkout;
  if (sessionId === null) return [];
  return [{ commandId, credits, totalMinor, currency, state, url: state === 'open' ? url : null, atMs }];
}
