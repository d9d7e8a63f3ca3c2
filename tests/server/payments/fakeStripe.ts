import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { urlOf } from '../../../server/process/listen.ts';

export const SECRET_KEY = 'sk_test_0123456789abcdef';

/** A Checkout Session, as far as it is looked at. */
export interface FakeSession {
  readonly id: string;
  readonly object: 'checkout.session';
  readonly url: string | null;
  readonly status: 'open' | 'complete' | 'expired';
  readonly payment_status: 'paid' | 'unpaid' | 'no_payment_required';
  readonly amount_total: number;
  readonly currency: string;
  readonly client_reference_id: string;
  readonly metadata: Record<string, string>;
  readonly payment_intent: string | { readonly id: string; readonly status: string } | null;
}

/** Stripe's API on this computer: the part that takes payments on a page, with what tests do in place of the buyer. */
export async function startFakeStripe() {
  const sessions = new Map<string, FakeSession>();
  const made = new Map<string, { asked: string; id: string }>();
  const requests: { method: string; path: string; form: URLSearchParams }[] = [];
  let fails = 0;

  const create = (form: URLSearchParams): FakeSession => {
    const id = `cs_test_${sessions.size + 1}`;
    const session: FakeSession = {
      id,
      object: 'checkout.session',
      url: `https://checkout.stripe.test/pay/${id}`,
      status: 'open',
      payment_status: 'unpaid',
      amount_total:
        Number(form.get('line_items[0][price_data][unit_amount]')) *
        Number(form.get('line_items[0][quantity]')),
      currency: form.get('line_items[0][price_data][currency]') ?? '',
      client_reference_id: form.get('client_reference_id') ?? '',
      metadata: {
        team: form.get('metadata[team]') ?? '',
        command: form.get('metadata[command]') ?? '',
      },
      payment_intent: null,
    };
    sessions.set(id, session);
    return session;
  };
  const change = (id: string, changed: Partial<FakeSession>): FakeSession => {
    const session = sessions.get(id);
    if (session === undefined) throw new Error(`There is no session ${id}`);
    const after = { ...session, ...changed };
    sessions.set(id, after);
    return after;
  };
  const answer = (method: string, path: string, form: URLSearchParams, key: string | undefined) => {
    if (method === 'POST' && path === '/v1/checkout/sessions') {
      const known = key === undefined ? undefined : made.get(key);
      if (known === undefined) {
        const session = create(form);
        if (key !== undefined) made.set(key, { asked: form.toString(), id: session.id });
        return session;
      }
      return known.asked === form.toString() ? sessions.get(known.id) : refusal('idempotency_error', 400);
    }
    const [, id = '', verb] = /^\/v1\/checkout\/sessions\/(\w+)(?:\/(expire))?$/.exec(path) ?? [];
    const session = sessions.get(id);
    if (session === undefined) return refusal('invalid_request_error', 404);
    if (verb === undefined) return session;
    if (session.status !== 'open') return refusal('invalid_request_error', 400);
    return change(id, { status: 'expired', url: null });
  };

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stripe.test');
    const form = new URLSearchParams(await text(request));
    requests.push({ method: request.method ?? '', path: pathname, form });
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${SECRET_KEY}`) {
      const words = `Invalid API Key provided: ${request.headers.authorization}`;
      send(401, { error: { type: 'invalid_request_error', message: words } });
    } else if (fails > 0) {
      fails -= 1;
      send(500, { error: { type: 'api_error', message: 'Not today' } });
    } else {
      const key = request.headers['idempotency-key'];
      const answered = answer(request.method ?? '', pathname, form, Array.isArray(key) ? key[0] : key);
      if (answered !== undefined && 'status' in answered && typeof answered.status === 'number') {
        send(answered.status, { error: answered.error });
      } else send(200, answered ?? {});
    }
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;

  return {
    url: urlOf(server),
    requests,
    sessions,
    /** The session that was made last. */
    newest(): FakeSession {
      const session = [...sessions.values()].at(-1);
      if (session === undefined) throw new Error('No session was made');
      return session;
    },
    change,
    /** The next requests fail: so many. */
    failNext(count: number) {
      fails = count;
    },
    stop() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export type FakeStripe = Awaited<ReturnType<typeof startFakeStripe>>;

function refusal(type: string, status: number) {
  return { status, error: { type, message: 'Refused' } };
}
