import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { createHttpBackend } from '../../../../lib/backend/http/http';
import { PROTOCOL_HEADER } from '../../../../lib/protocol/http';
import type { TeamInfo } from '../../../../lib/protocol/team';
import { always, backendOn, bodyOf, OURS, startServer, TOKEN } from './oddServer';

const INFO: TeamInfo = {
  team: { id: 'acme', name: 'Acme' },
  member: { id: 'ann', name: 'Ann', role: 'member', limit: null },
  nowMs: 1_000,
  profilesVersion: 0,
};

describe('a question to the server', () => {
  it('carries the token, and nothing that identifies the browser', async () => {
    const heads: object[] = [];
    const backend = await backendOn((request, response) => {
      heads.push(request.headers);
      response.writeHead(200, OURS).end(JSON.stringify(INFO));
    });
    expect(await backend.team()).toEqual(INFO);
    expect(heads).toEqual([
      expect.objectContaining({ authorization: `Bearer ${TOKEN}`, accept: 'application/json' }),
    ]);
    expect(heads[0]).not.toHaveProperty('cookie');
    expect(heads[0]).not.toHaveProperty('referer');
  });

  it('goes to servers that live below a path, too', async () => {
    const paths: unknown[] = [];
    const { url } = await startServer((request, response) => {
      paths.push(request.url);
      response.writeHead(200, OURS).end(JSON.stringify({ entries: [], cursor: 7, more: false }));
    });
    await createHttpBackend({ url: `${url}/credits`, token: TOKEN }).changes(7, 50);
    expect(paths).toEqual(['/credits/v1/entries?after=7&limit=50']);
  });

  it('takes a member’s id for an id, whatever is in it', async () => {
    const paths: unknown[] = [];
    const backend = await backendOn(async (request, response) => {
      paths.push(request.method, request.url, await bodyOf(request));
      response.writeHead(204, OURS).end();
    });
    await backend.setLimit('../a/b?c', null);
    expect(paths).toEqual(['PUT', '/v1/members/..%2Fa%2Fb%3Fc/limit', { credits: null }]);
  });
});

describe('an answer', () => {
  it.each([
    ['a login page', 'not-a-server', always(200, { 'Content-Type': 'text/html' }, '<h1>Log in</h1>')],
    ['an answer of another service', 'not-a-server', always(200, {}, INFO)],
    ['a page that is missing elsewhere', 'not-a-server', always(404, {})],
    ['a proxy that wants a password', 'not-a-server', always(401, {})],
    ['a redirect', 'not-a-server', always(302, { Location: 'https://example.com/' })],
    ['a redirect by the server itself', 'not-a-server', always(308, { ...OURS, Location: '/v2/team' })],
    ['a server of another version', 'other-version', always(200, { [PROTOCOL_HEADER]: '2' }, INFO)],
    ['an error of a server of another version', 'other-version', always(401, { [PROTOCOL_HEADER]: '2' })],
    ['words that are not JSON', 'not-a-server', always(200, OURS, 'Hello')],
    ['nothing', 'not-a-server', always(200, OURS)],
    ['half of it, as if it were all', 'not-a-server', always(200, OURS, JSON.stringify(INFO).slice(0, 30))],
    ['JSON of another shape', 'other-version', always(200, OURS, { ...INFO, member: 'ann' })],
    ['JSON that is null', 'other-version', always(200, OURS, 'null')],
    ['a gateway whose server is down', 'unreachable', always(502, { 'Content-Type': 'text/html' })],
  ])('that is %s is told as %s', async (_, code, answer) => {
    const backend = await backendOn(answer);
    await expect(backend.team()).rejects.toMatchObject({ name: 'ProblemError', code });
  });

  it('says where it isn’t what it should be', async () => {
    const backend = await backendOn(always(200, OURS, { ...INFO, nowMs: 'noon' }));
    await expect(backend.team()).rejects.toMatchObject({ detail: expect.stringContaining('nowMs') });
  });

  it('that never comes is not waited for', async () => {
    const backend = await backendOn(() => {}, { timeoutMs: 50 });
    await expect(backend.team()).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('whose second half never comes is not waited for', async () => {
    const backend = await backendOn(
      (_, response) => {
        response.writeHead(200, OURS).write('{"team":');
      },
      { timeoutMs: 200 },
    );
    await expect(backend.team()).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('that breaks off in the middle is told as a way that broke', async () => {
    const backend = await backendOn((_, response) => {
      response.writeHead(200, { ...OURS, 'Content-Length': '500' });
      response.write('{"team":', () => response.destroy());
    });
    await expect(backend.team()).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('of nobody is told as a way that broke', async () => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const backend = createHttpBackend({ url: 'https://nowhere.invalid', token: TOKEN }, { fetch });
    await expect(backend.team()).rejects.toMatchObject({ code: 'unreachable', detail: 'Failed to fetch' });
  });

  it('that redirects is told as no server of ours, as browsers show it: without status or headers', async () => {
    const fetch = async () => Response.error();
    const backend = createHttpBackend({ url: 'https://example.com', token: TOKEN }, { fetch });
    await expect(backend.team()).rejects.toMatchObject({ code: 'not-a-server', detail: 'It redirects' });
  });

  it('without end is not read to its end', async () => {
    const gone = Promise.withResolvers<void>();
    const backend = await backendOn(async (_, response) => {
      response.on('close', gone.resolve);
      response.writeHead(200, OURS);
      const chunk = ' '.repeat(1024 * 1024);
      while (!response.destroyed)
        if (!response.write(chunk)) await Promise.race([once(response, 'drain'), gone.promise]);
    });
    await expect(backend.snapshot()).rejects.toMatchObject({ code: 'not-a-server' });
    await gone.promise;
  });
});

describe("the server's own words for what is wrong", () => {
  const problem = (status: number, body: object | string, headers = {}) =>
    always(status, { ...OURS, 'Content-Type': 'application/problem+json', ...headers }, body);

  it.each([
    ['a token that was revoked', 'token-refused', problem(401, { code: 'token-refused', detail: '' })],
    ['an id that came again', 'command-id-reused', problem(409, { code: 'command-id-reused' })],
    ['a history that differs', 'history-differs', problem(409, { code: 'history-differs' })],
    ['a member who may not', 'owner-only', problem(403, { code: 'owner-only' })],
    ['a code of a later day', 'owner-only', problem(403, { code: 'moon-phase' })],
    ['a code that only this browser can find', 'owner-only', problem(403, { code: 'data-missing' })],
    ['no code', 'not-found', problem(404, {})],
    ['no words at all', 'token-refused', problem(401, '')],
    ['words that are broken', 'bad-request', problem(413, '{"code":')],
    ['words of another kind', 'server-failed', problem(500, '<h1>Oops</h1>')],
    ['a code that is not text', 'server-busy', problem(503, { code: 7, detail: 7 })],
    ['a problem that is a list', 'server-busy', problem(429, [])],
    ['words without end', 'server-failed', problem(500, 'x'.repeat(200_000))],
  ])('come through: %s is %s', async (_, code, answer) => {
    const backend = await backendOn(answer);
    await expect(backend.members()).rejects.toMatchObject({ name: 'ProblemError', code });
  });

  it('come with their detail', async () => {
    const backend = await backendOn(problem(400, { code: 'invalid-input', detail: 'There is no offer 7' }));
    await expect(backend.quote('7')).rejects.toMatchObject({ detail: 'There is no offer 7' });
  });

  it.each([
    ['7', 7_000],
    ['0', 0],
    // By the server's own clock, whatever this computer's says.
    ['Fri, 02 Jan 2026 00:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2026 00:00:00 GMT', 0],
    ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
    ['soon', undefined],
    ['-5', undefined],
  ])('say how long to wait: Retry-After %s', async (after, retryAfterMs) => {
    const headers = { 'Retry-After': after, Date: 'Fri, 02 Jan 2026 00:00:00 GMT' };
    const backend = await backendOn(problem(429, { code: 'server-busy' }, headers));
    const error = await backend.offers().catch((error: unknown) => error);
    expect(error).toMatchObject({ code: 'server-busy' });
    expect(error).toHaveProperty('retryAfterMs', retryAfterMs);
  });
});

describe("the server's clock", () => {
  const aDayAgo = new Date(Date.now() - 24 * 60 * 60 * 1000);
  aDayAgo.setMilliseconds(0);

  it('is told with every answer, also where it is wrong by a day', async () => {
    const onServerTime = vi.fn<(ms: number) => void>();
    const headers = { ...OURS, Date: aDayAgo.toUTCString() };
    const backend = await backendOn(always(200, headers, { offers: [] }), { onServerTime });
    await backend.offers();
    expect(onServerTime.mock.calls).toEqual([[aDayAgo.getTime()]]);
  });

  it('is told to the millisecond where the server says so', async () => {
    const onServerTime = vi.fn<(ms: number) => void>();
    const backend = await backendOn(always(200, OURS, INFO), { onServerTime });
    await backend.team();
    expect(onServerTime).toHaveBeenLastCalledWith(INFO.nowMs);
  });

  it('is told when the server refuses, too', async () => {
    const onServerTime = vi.fn<(ms: number) => void>();
    const headers = { ...OURS, Date: aDayAgo.toUTCString() };
    const backend = await backendOn(always(401, headers), { onServerTime });
    await expect(backend.team()).rejects.toMatchObject({ code: 'token-refused' });
    expect(onServerTime).toHaveBeenCalledWith(aDayAgo.getTime());
  });

  it('is not taken from whoever else answers', async () => {
    const onServerTime = vi.fn<(ms: number) => void>();
    const backend = await backendOn(always(200, { Date: aDayAgo.toUTCString() }), { onServerTime });
    await expect(backend.team()).rejects.toMatchObject({ code: 'not-a-server' });
    expect(onServerTime).not.toHaveBeenCalled();
  });
});
