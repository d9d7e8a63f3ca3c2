import { describe, expect, it } from 'vitest';
import { createPriceList } from '../../../lib/protocol/priceList';
import { assertChargeable } from '../../../server/payments/stripe/currency';
import { HOUR_MS, newId } from '../kit/engine';
import { holdOf } from '../kit/requests';
import { onEachStore } from '../kit/stores';
import { balanceOf, signed, startPaid, startPaidTeam, tell } from './paymentsKit';

onEachStore('payment through Stripe', (given) => {
  const open = () => startPaidTeam(given.store);
  const paid = { status: 'complete', payment_status: 'paid' } as const;

  it('asks for exactly what was quoted, on a page of Stripe’s, and grants nothing yet', async () => {
    const { stripe, engine, teamId, ada, quote } = await open();
    const id = newId();
    const answer = await engine.service.buy(ada, id, quote);
    expect(answer).toEqual({ status: 'checkout', url: stripe.newest().url });
    expect(Object.fromEntries(stripe.requests[0]?.form ?? [])).toMatchObject({
      mode: 'payment',
      client_reference_id: teamId,
      'metadata[team]': teamId,
      'metadata[command]': id,
      'line_items[0][quantity]': '1',
      'line_items[0][price_data][unit_amount]': '1000',
      'line_items[0][price_data][currency]': 'usd',
      success_url: 'https://credits.example.com/payments/done',
      cancel_url: 'https://credits.example.com/payments/left',
    });
    expect(await balanceOf(engine, ada)).toBe(0);
    expect(await engine.service.purchases(ada)).toMatchObject({
      payment: 'checkout',
      purchases: [{ commandId: id, credits: 100, totalMinor: 1_000, currency: 'USD', state: 'open' }],
    });
  });

  it('grants what has been paid, in the buyer’s name, and not on the invoice', async () => {
    const { stripe, engine, teamId, ada, quote } = await open();
    const id = newId();
    await engine.service.buy(ada, id, quote);
    await tell(engine, 'checkout.session.completed', stripe.change(stripe.newest().id, paid));
    const { entries } = await engine.service.changes(ada, 0, 10);
    expect(entries).toMatchObject([
      { kind: 'granted', source: 'purchase', credits: 100, commandId: id, by: ada.memberId },
    ]);
    expect(await engine.service.purchases(ada)).toMatchObject({
      purchases: [{ state: 'granted', url: null }],
    });
    expect(await engine.service.invoice(ada)).toEqual([]);
    expect(await engine.keeper.purchases(teamId)).toMatchObject([{ commandId: id, way: 'checkout' }]);
    // Who asks again, having lost the answer, learns that it is done.
    expect(await engine.service.buy(ada, id, quote)).toMatchObject({ status: 'accepted', credits: 100 });
  });

  it('makes one session of a purchase, whose answer got lost or not, and takes no other under its id', async () => {
    const { stripe, engine, teamId, ada, quote } = await open();
    const id = newId();
    const [first, second] = await Promise.all([
      engine.service.buy(ada, id, quote),
      engine.service.buy(ada, id, quote),
    ]);
    expect(second).toEqual(first);
    expect(await engine.service.buy(ada, id, quote)).toEqual(first);
    expect(stripe.sessions.size).toBe(1);
    const reused = { code: 'command-id-reused' };
    await expect(engine.service.buy(ada, id, { ...quote, totalMinor: 1 })).rejects.toMatchObject(reused);
    const bo = await engine.join(teamId, 'Bo', 'owner');
    await expect(engine.service.buy(bo, id, quote)).rejects.toMatchObject(reused);
    const hold = holdOf(['a']);
    await engine.service.submit(ada, [hold]);
    await expect(engine.service.buy(ada, hold.id, quote)).rejects.toMatchObject(reused);
    expect(stripe.sessions.size).toBe(1);
  });

  it('refuses another price than today’s before anybody pays, and members', async () => {
    const { stripe, engine, teamId, ada, quote } = await open();
    await expect(engine.service.buy(ada, newId(), { ...quote, totalMinor: 1 })).rejects.toMatchObject({
      code: 'quote-outdated',
    });
    const mo = await engine.join(teamId, 'Mo');
    const ownerOnly = { code: 'owner-only' };
    await expect(engine.service.buy(mo, newId(), quote)).rejects.toMatchObject(ownerOnly);
    await expect(engine.service.purchases(mo)).rejects.toMatchObject(ownerOnly);
    await expect(engine.service.cancelPurchase(mo, newId())).rejects.toMatchObject(ownerOnly);
    expect(stripe.requests).toEqual([]);
  });

  it('is not to be had while Stripe is away, and goes on under the same id', async () => {
    const { stripe, engine, ada, quote } = await open();
    const id = newId();
    stripe.failNext(2);
    await expect(engine.service.buy(ada, id, quote)).rejects.toMatchObject({ code: 'payment-unavailable' });
    expect(await engine.service.purchases(ada)).toMatchObject({ purchases: [] });
    expect(await engine.service.buy(ada, id, quote)).toMatchObject({ status: 'checkout' });
    expect(stripe.sessions.size).toBe(1);
  });

  it('writes neither key nor secret into its log, also where Stripe quotes it', async () => {
    const { stripe, ada, quote } = await open();
    const engine = await startPaid(given.store, stripe, 'sk_test_anotherKey123');
    await expect(engine.service.buy(ada, newId(), quote)).rejects.toMatchObject({
      code: 'payment-unavailable',
    });
    expect(engine.logged()).toContain('StripeAuthenticationError');
    expect(engine.logged()).not.toMatch(/anotherKey|whsec/);
  });

  it.each([
    ['another amount', { amount_total: 999 }],
    ['another currency', { currency: 'eur' }],
  ])('does not grant what was paid with %s, and says so in its log', async (_, change) => {
    const { stripe, engine, ada, quote } = await open();
    await engine.service.buy(ada, newId(), quote);
    const session = stripe.change(stripe.newest().id, { ...paid, ...change });
    await tell(engine, 'checkout.session.completed', session);
    expect(await balanceOf(engine, ada)).toBe(0);
    expect(engine.logged()).toContain(session.id);
    expect(await engine.service.purchases(ada)).toMatchObject({ purchases: [{ state: 'refused' }] });
  });

  it('does not grant what was paid under an id that was used for something else meanwhile', async () => {
    const { stripe, engine, ada, quote } = await open();
    const hold = holdOf(['a']);
    await engine.service.buy(ada, hold.id, quote);
    await engine.service.submit(ada, [hold]);
    const session = stripe.change(stripe.newest().id, paid);
    for (let times = 0; times < 2; times++) await tell(engine, 'checkout.session.completed', session);
    expect(await balanceOf(engine, ada)).toBe(0);
    expect(engine.logged()).toContain('command-id-reused');
    expect(await engine.service.purchases(ada)).toMatchObject({ purchases: [{ state: 'refused' }] });
  });

  it('listens to nobody but Stripe, and to nothing old', async () => {
    const { stripe, engine, ada, quote } = await open();
    await engine.service.buy(ada, newId(), quote);
    const session = stripe.change(stripe.newest().id, paid);
    const type = 'checkout.session.completed';
    const { payload, signature } = await signed(type, session);
    const refused = { code: 'bad-request' };
    const hear = (body: string, by: string) => engine.payments.hear?.(body, by);
    await expect(hear(payload, '')).rejects.toMatchObject(refused);
    await expect(hear(`${payload} `, signature)).rejects.toMatchObject(refused);
    const forged = await signed(type, session, 'whsec_another0123456789');
    await expect(hear(forged.payload, forged.signature)).rejects.toMatchObject(refused);
    const old = await signed(type, session, undefined, Date.now() - HOUR_MS);
    await expect(hear(old.payload, old.signature)).rejects.toMatchObject(refused);
    expect(await balanceOf(engine, ada)).toBe(0);
  });

  it.each([
    [
      'a session that it does not know',
      'checkout.session.completed',
      { metadata: { team: 'x', command: 'y' } },
    ],
    ['a session of another program', 'checkout.session.completed', { metadata: {} }],
    ['another session of a purchase that it knows', 'checkout.session.completed', { id: 'cs_test_other' }],
    ['a session in another shape', 'checkout.session.completed', { payment_status: 7 }],
    ['something else', 'customer.created', {}],
  ])('takes in what is said of %s, and grants nothing', async (_, type, change) => {
    const { stripe, engine, ada, quote } = await open();
    await engine.service.buy(ada, newId(), quote);
    const session = { ...stripe.change(stripe.newest().id, paid), ...change };
    const { payload, signature } = await signed(type, session);
    await engine.payments.hear?.(payload, signature);
    expect(await balanceOf(engine, ada)).toBe(0);
  });

  it('finds what nobody has told of: when an owner looks, and by itself', async () => {
    const { stripe, engine, ada, quote } = await open();
    await engine.service.buy(ada, newId(), quote);
    stripe.change(stripe.newest().id, paid);
    // Too soon: an owner who looks and looks doesn't make Stripe asked each time.
    expect(await engine.service.purchases(ada)).toMatchObject({ purchases: [{ state: 'open' }] });
    engine.clock.nowMs += 10_000;
    expect(await engine.service.purchases(ada)).toMatchObject({ purchases: [{ state: 'granted' }] });
    await engine.service.buy(ada, newId(), quote);
    stripe.change(stripe.newest().id, paid);
    await engine.payments.reconcile();
    expect(await balanceOf(engine, ada)).toBe(100);
    engine.clock.nowMs += 5 * 60_000;
    await engine.payments.reconcile();
    expect(await balanceOf(engine, ada)).toBe(200);
    const asked = stripe.requests.length;
    engine.clock.nowMs += 24 * HOUR_MS;
    await engine.payments.reconcile();
    await engine.service.purchases(ada);
    expect(stripe.requests).toHaveLength(asked);
  });

  it.each([
    ['nobody paid in time', { status: 'expired', url: null }, 'expired'],
    [
      'the bank declined it later on',
      { status: 'complete', payment_intent: { id: 'pi_1', status: 'requires_payment_method' } },
      'failed',
    ],
    [
      'the bank is still at it',
      { status: 'complete', payment_intent: { id: 'pi_1', status: 'processing' } },
      'open',
    ],
  ] as const)('finds out by itself that %s', async (_, change, state) => {
    const { stripe, engine, ada, quote } = await open();
    await engine.service.buy(ada, newId(), quote);
    stripe.change(stripe.newest().id, change);
    engine.clock.nowMs += HOUR_MS;
    await engine.payments.reconcile();
    expect(await engine.service.purchases(ada)).toMatchObject({ purchases: [{ state }] });
    expect(await balanceOf(engine, ada)).toBe(0);
  });

  it('is given up by an owner: then it can not be paid any more; what has been paid stays', async () => {
    const { stripe, engine, ada, quote } = await open();
    const [given, kept] = [newId(), newId()];
    await engine.service.buy(ada, given, quote);
    await engine.service.cancelPurchase(ada, given);
    expect(stripe.newest().status).toBe('expired');
    await engine.service.buy(ada, kept, quote);
    stripe.change(stripe.newest().id, paid);
    await engine.service.cancelPurchase(ada, kept);
    const { purchases } = await engine.service.purchases(ada);
    expect(Object.fromEntries(purchases.map(({ commandId, state }) => [commandId, state]))).toEqual({
      [given]: 'expired',
      [kept]: 'granted',
    });
    await expect(engine.service.cancelPurchase(ada, newId())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is looked after again where it is asked for after it was given up', async () => {
    const { stripe, engine, ada, quote } = await open();
    const id = newId();
    stripe.failNext(2);
    await expect(engine.service.buy(ada, id, quote)).rejects.toMatchObject({ code: 'payment-unavailable' });
    await engine.service.cancelPurchase(ada, id);
    await engine.service.buy(ada, id, quote);
    expect(await engine.service.purchases(ada)).toMatchObject({ purchases: [{ state: 'open' }] });
    stripe.change(stripe.newest().id, paid);
    engine.clock.nowMs += HOUR_MS;
    await engine.payments.reconcile();
    expect(await balanceOf(engine, ada)).toBe(100);
  });

  it('tells a team nothing of another’s purchases, and lets it give up none', async () => {
    const { stripe, engine, ada, quote } = await open();
    const id = newId();
    await engine.service.buy(ada, id, quote);
    const { teamId } = await engine.keeper.createTeam({ name: 'Other', planCredits: 0 });
    const eve = await engine.join(teamId, 'Eve', 'owner');
    expect(await engine.service.purchases(eve)).toMatchObject({ purchases: [] });
    await expect(engine.service.cancelPurchase(eve, id)).rejects.toMatchObject({ code: 'not-found' });
    expect(stripe.newest().status).toBe('open');
    // Ids are a team's own.
    expect(await engine.service.buy(eve, id, quote)).toMatchObject({ status: 'checkout' });
    expect(stripe.sessions.size).toBe(2);
  });
});

describe('what Stripe charges', () => {
  it.each(['USD', 'EUR', 'JPY'])('is what is shown: %s', (currency) => {
    assertChargeable(createPriceList([{ credits: 1, totalMinor: 500 }], currency));
  });

  it.each(['ISK', 'KWD', 'UGX'])('is counted otherwise than it is shown: %s', (currency) => {
    const prices = createPriceList([{ credits: 1, totalMinor: 500 }], currency);
    expect(() => assertChargeable(prices)).toThrow(/other units/);
  });

  it('is never nothing', () => {
    const prices = createPriceList([{ credits: 1, totalMinor: 0 }], 'USD');
    expect(() => assertChargeable(prices)).toThrow(/nothing/);
  });
});
