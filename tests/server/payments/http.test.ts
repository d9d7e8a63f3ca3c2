import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpBackend } from '../../../lib/backend/http/http.ts';
import { firstOf } from '../../contract/underTest.ts';
import { asMember, running } from '../http/running.ts';
import { testApp } from '../http/testApp.ts';
import { capturedLog } from '../kit/capturedLog.ts';
import { newId } from '../kit/engine.ts';
import { SECRET_KEY, startFakeStripe } from './fakeStripe.ts';
import { signed, WEBHOOK_SECRET } from './paymentsKit.ts';

const HOOK = '/v1/payments/stripe';

/** A real server that is paid through a Stripe of the test's. */
async function open() {
  const stripe = await startFakeStripe();
  onTestFinished(() => stripe.stop());
  const { log, lines } = capturedLog('trace');
  const config = {
    publicUrl: 'https://credits.example.com/jason',
    stripe: { secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET, api: stripe.url },
  };
  const { server, owner, member } = await running({ log }, config);
  const backend = createHttpBackend({ url: server.url, token: owner.token });
  const tell = (body: string, headers: Record<string, string>) =>
    fetch(server.url + HOOK, { method: 'POST', body, headers });
  return { stripe, server, owner, member, backend, tell, logged: () => lines.join('') };
}

describe('a server that is paid through Stripe', () => {
  it('sells, sends people to pay, hears of it, grants, and tells nobody its key or its secret', async () => {
    const { stripe, server, backend, tell, logged } = await open();
    const quote = await backend.quote(firstOf(await backend.offers()).id);
    const id = newId();
    const bought = await backend.buy(id, quote);
    expect(bought).toMatchObject({ status: 'checkout', url: stripe.newest().url });
    const form = Object.fromEntries(stripe.requests[0]?.form ?? []);
    for (const url of [form.success_url, form.cancel_url]) {
      // As the server's proxy passes it on.
      const path = new URL(url ?? '').pathname.replace('/jason', '');
      const page = await fetch(server.url + path);
      expect(page.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
      expect(await page.text()).toMatch(/You can close this tab/);
    }
    const session = stripe.change(stripe.newest().id, { status: 'complete', payment_status: 'paid' });
    const { payload, signature } = await signed('checkout.session.completed', session);
    const headers = { 'Stripe-Signature': signature, 'Content-Type': 'application/json; charset=utf-8' };
    expect((await tell(payload, headers)).status).toBe(204);
    expect((await tell(payload, headers)).status).toBe(204);
    expect((await backend.changes(0, 10)).entries).toMatchObject([
      { kind: 'granted', credits: quote.credits },
    ]);
    expect(await backend.purchases()).toMatchObject({
      payment: 'checkout',
      purchases: [{ state: 'granted' }],
    });
    expect(await backend.topUp()).toMatchObject({ offered: false });
    await backend.cancelPurchase(id);
    expect(logged()).toContain(HOOK);
    expect(logged()).not.toContain(SECRET_KEY);
    expect(logged()).not.toContain(WEBHOOK_SECRET);
    expect(logged()).not.toContain(signature);
  });

  it('believes nobody but Stripe what was paid, whatever token they have', async () => {
    const { stripe, owner, member, backend, tell } = await open();
    await backend.buy(newId(), await backend.quote(firstOf(await backend.offers()).id));
    const paid = { ...stripe.newest(), status: 'complete', payment_status: 'paid' };
    const { payload, signature } = await signed('checkout.session.completed', paid, 'whsec_mine01234567');
    for (const token of [owner.token, member.token, null]) {
      for (const said of [{}, { 'Stripe-Signature': signature }]) {
        const headers: Record<string, string> = { ...said, 'Content-Type': 'application/json' };
        if (token !== null) headers.Authorization = `Bearer ${token}`;
        const response = await tell(payload, headers);
        expect([response.status, (await response.json()).code]).toEqual([400, 'bad-request']);
      }
    }
    const large = await signed('checkout.session.completed', { ...paid, padding: 'x'.repeat(300 * 1024) });
    expect((await tell(large.payload, { 'Stripe-Signature': large.signature })).status).toBe(413);
    expect((await backend.snapshot()).balances.granted).toBe(0);
  });
});

describe('a server that is paid by invoice', () => {
  it('has nothing that Stripe could call, and no page to come back to', async () => {
    const { app } = testApp({ hear: null });
    expect((await app.request(HOOK, asMember('', 'POST', {}))).status).toBe(404);
    expect((await app.request('/payments/done')).status).toBe(404);
  });
});

describe('the payment service’s call', () => {
  it('is answered so that it is made again where it could not be taken in', async () => {
    const { app } = testApp({
      hear: async () => {
        throw new Error('The database is away');
      },
    });
    expect((await app.request(HOOK, { method: 'POST', body: '{}' })).status).toBe(500);
  });
});
