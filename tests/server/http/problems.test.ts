import { describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES, MAX_COMMANDS_PER_REQUEST, PROTOCOL_HEADER } from '../../../lib/protocol/http.ts';
import { PROBLEM_CODES, ProblemError } from '../../../lib/protocol/problem.ts';
import { STATUSES } from '../../../server/http/statuses.ts';
import { HOLD, TOKENS } from './fakeService.ts';
import { testApp } from './testApp.ts';

describe('what the server refuses', () => {
  it.each(Object.entries(STATUSES))('answers %s with %i', async (code, status) => {
    const { ask } = testApp({
      info: async () => {
        throw new ProblemError(code as keyof typeof STATUSES, 'because');
      },
    });
    const response = await ask('/v1/team');
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(response.headers.get(PROTOCOL_HEADER)).toBe('1');
    expect(await response.json()).toEqual({
      type: `urn:jason-ai-credits:problem:${code}`,
      title: expect.any(String),
      status,
      detail: 'because',
      code,
      requestId: response.headers.get('X-Request-Id'),
    });
  });

  it.each(PROBLEM_CODES.filter((code) => !Object.hasOwn(STATUSES, code)))(
    'keeps %s, which is its own business, to itself',
    async (code) => {
      const { ask } = testApp({
        info: async () => {
          throw new ProblemError(code, 'inside');
        },
      });
      const response = await ask('/v1/team');
      expect(response.status).toBe(500);
      expect(await response.json()).toMatchObject({ code: 'server-failed', detail: '' });
    },
  );

  it('says nothing of what broke inside, and logs where', async () => {
    const { ask, logged } = testApp({
      info: async () => {
        throw Object.assign(new Error('insert of Grace Hopper failed'), { params: ['Grace Hopper'] });
      },
    });
    const response = await ask('/v1/team');
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toContain('server-failed');
    expect(text + logged()).not.toContain('Grace');
    expect(logged()).toContain('problems.test.ts');
    expect(logged()).toContain(response.headers.get('X-Request-Id'));
  });

  it('tells when to come back where the service says so', async () => {
    const { ask } = testApp({
      info: async () => {
        throw new ProblemError('server-busy', '', { retryAfterMs: 4_200 });
      },
    });
    expect((await ask('/v1/team')).headers.get('Retry-After')).toBe('5');
  });

  it.each([
    ['GET', '/'],
    ['GET', '/v1'],
    ['GET', '/v1/teams'],
    ['DELETE', '/v1/team'],
    ['POST', '/v1/members/mo/limit'],
  ])('has nothing at %s %s', async (method, path) => {
    const { ask } = testApp();
    const response = await ask(path, { method });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not-found' });
  });

  it.each([
    ['no token', {}],
    ['another scheme', { Authorization: 'Basic YTpi' }],
    ['something that is no token', { Authorization: 'Bearer ../../etc/passwd' }],
    ['an unknown token', { Authorization: `Bearer ${TOKENS.unknown}` }],
  ])('lets nobody in with %s', async (_what, headers) => {
    const { app } = testApp();
    const response = await app.request('/v1/team', { headers: headers as Record<string, string> });
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toContain('Bearer');
    expect(await response.json()).toMatchObject({ code: 'token-refused' });
  });

  it('takes the scheme in any case', async () => {
    const { app } = testApp();
    const headers = { Authorization: `bearer ${TOKENS.member}` };
    expect((await app.request('/v1/team', { headers })).status).toBe(200);
  });

  it.each([
    [
      'POST',
      '/v1/purchases',
      { commandId: HOLD.id, quote: { offerId: 'x', credits: 1, totalMinor: 1, currency: 'USD' } },
    ],
    ['GET', '/v1/invoice', undefined],
    ['GET', '/v1/members', undefined],
    ['PUT', '/v1/members/mo/limit', { credits: 5 }],
    ['PUT', '/v1/reply-api/budget', { calls: 5 }],
  ])('keeps %s %s for owners', async (method, path, body) => {
    const { ask, send } = testApp();
    const response = body === undefined ? await ask(path, { method }) : await send(method, path, body);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'owner-only' });
  });
});

describe('what the server takes', () => {
  it.each([
    ['broken JSON', '{"commands": [', 'application/json'],
    ['no JSON', 'commands=1', 'application/x-www-form-urlencoded'],
    ['JSON that calls itself text', JSON.stringify({ commands: [HOLD] }), 'text/plain'],
    ['another shape', '{"command": 1}', 'application/json'],
    ['no command', '{"commands": []}', 'application/json'],
    ['a field too much', JSON.stringify({ commands: [{ ...HOLD, by: 'ada' }] }), 'application/json'],
  ])('refuses %s', async (_what, body, type) => {
    const { send } = testApp();
    const response = await send('POST', '/v1/commands', body, { 'Content-Type': type });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad-request', detail: expect.stringMatching(/./) });
  });

  it('takes JSON with a charset', async () => {
    const { send } = testApp();
    const type = { 'Content-Type': 'application/json; charset=utf-8' };
    expect((await send('POST', '/v1/commands', { commands: [HOLD] }, type)).status).toBe(200);
  });

  it('takes as many commands as the protocol says, and not one more', async () => {
    const { send } = testApp();
    const commands = Array.from({ length: MAX_COMMANDS_PER_REQUEST }, () => HOLD);
    expect((await send('POST', '/v1/commands', { commands })).status).toBe(200);
    expect((await send('POST', '/v1/commands', { commands: [...commands, HOLD] })).status).toBe(400);
  });

  it('takes as many bytes as the protocol says, and not one more', async () => {
    const { send } = testApp();
    const padded = (bytes: number) => JSON.stringify({ commands: [HOLD] }).padEnd(bytes);
    expect((await send('POST', '/v1/commands', padded(MAX_BODY_BYTES))).status).toBe(200);
    const response = await send('POST', '/v1/commands', padded(MAX_BODY_BYTES + 1));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'bad-request' });
  });

  it('lets nobody send much before they have shown a token', async () => {
    const { send } = testApp();
    const response = await send('POST', '/v1/commands', ' '.repeat(MAX_BODY_BYTES + 1), {
      Authorization: `Bearer ${TOKENS.unknown}`,
    });
    expect(response.status).toBe(401);
  });

  it.each(['after=-1', 'after=1.5', 'after=x', 'limit=0', 'limit=1001', 'after=99999999999999999'])(
    'refuses the query %s',
    async (query) => {
      const { ask } = testApp();
      const response = await ask(`/v1/entries?${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'bad-request' });
    },
  );
});
