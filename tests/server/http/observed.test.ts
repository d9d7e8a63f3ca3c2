import { describe, expect, it } from 'vitest';
import { PROTOCOL_HEADER } from '../../../lib/protocol/http.ts';
import { ProblemError } from '../../../lib/protocol/problem.ts';
import { HOLD, TOKENS } from './fakeService.ts';
import { testApp } from './testApp.ts';

describe('what is written down', () => {
  it('is one line for each request, with who asked and how it went', async () => {
    const { ask, logLines } = testApp();
    const response = await ask('/v1/entries?after=7');
    expect(logLines()).toEqual([
      {
        level: 30,
        time: expect.any(String),
        requestId: response.headers.get('X-Request-Id'),
        method: 'GET',
        route: '/v1/entries',
        status: 200,
        ms: expect.any(Number),
        team: 'team-1',
        member: 'mo',
        msg: 'request',
      },
    ]);
  });

  it('names the problem of what was refused', async () => {
    const { ask, logLines } = testApp();
    await ask('/v1/invoice');
    await ask('/nowhere/secret-path');
    expect(logLines()).toMatchObject([
      { route: '/v1/invoice', status: 403, code: 'owner-only' },
      { route: 'unknown', status: 404, code: 'not-found' },
    ]);
  });

  it('is never a token, nor a name, nor what a request carried', async () => {
    const { ask, send, logged } = testApp();
    await ask('/v1/team');
    await ask('/v1/team', { token: TOKENS.unknown });
    await send('POST', '/v1/commands', { commands: [HOLD] });
    await send('POST', '/v1/commands', { commands: [{ ...HOLD, sequenceId: 'Grace Hopper'.repeat(100) }] });
    await send('PUT', '/v1/members/Mo%20Salah/limit', { credits: 1 });
    await ask(`/v1/entries?token=${TOKENS.member}`);
    expect(logged()).toContain('/v1/members/{memberId}/limit');
    for (const token of Object.values(TOKENS)) expect(logged()).not.toContain(token.slice(-20));
    expect(logged()).not.toMatch(/Grace|Salah|Bearer|Authorization/i);
  });

  it('keeps the cause of a failure without what was in it', async () => {
    const { send, logged } = testApp({
      async submit() {
        const cause = Object.assign(new Error('invalid input "Grace Hopper"'), {
          code: '22P02',
          detail: 'Failing row contains (Grace Hopper)',
        });
        throw new ProblemError('server-failed', '', { cause });
      },
    });
    expect((await send('POST', '/v1/commands', { commands: [HOLD] })).status).toBe(500);
    expect(logged()).toContain('22P02');
    expect(logged()).not.toContain('Grace');
  });

  it("keeps to a request's own id where it has a sound one", async () => {
    const { ask } = testApp();
    const idOf = async (id: string) =>
      (await ask('/v1/team', { headers: { 'X-Request-Id': id } })).headers.get('X-Request-Id');
    expect(await idOf('proxy-17')).toBe('proxy-17');
    expect(await idOf('no such "id"')).not.toContain('"');
  });
});

describe('every answer', () => {
  it.each(['/health', '/v1/team', '/v1/nothing', '/v1/invoice'])(
    'of %s says who answers, and is kept nowhere',
    async (path) => {
      const { headers } = await testApp().ask(path);
      expect(headers.get(PROTOCOL_HEADER)).toBe('1');
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    },
  );
});

describe('metrics', () => {
  const counted = async (app: ReturnType<typeof testApp>['app']) => (await app.request('/metrics')).text();

  it('count requests, commands and commits', async () => {
    const { app, ask, send, metrics } = testApp();
    await send('POST', '/v1/commands', { commands: [HOLD, HOLD] });
    await ask('/v1/members/mo/limit', { method: 'PUT' });
    await ask('/random/address');
    metrics.committed({ commands: 7, entries: 9 });
    const text = await counted(app);
    expect(text).toContain('jac_requests_total{route="/v1/commands",method="POST",status="200"} 1');
    expect(text).toContain(
      'jac_requests_total{route="/v1/members/{memberId}/limit",method="PUT",status="400"} 1',
    );
    expect(text).toContain('jac_requests_total{route="unknown",method="GET",status="404"} 1');
    expect(text).toContain('jac_request_seconds_count{route="/v1/commands",method="POST"} 1');
    expect(text).toContain('jac_commands_total{type="hold",answer="insufficient-credits"} 2');
    expect(text).toContain('jac_commit_commands_sum 7');
    expect(text).toContain('jac_commit_entries_sum 9');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('name no team, no member and no token', async () => {
    const { app, ask } = testApp();
    await ask('/v1/team');
    expect(await counted(app)).not.toMatch(/team-1|jac_team|"mo"/);
  });
});

describe('health', () => {
  it('is well while the database answers', async () => {
    const response = await testApp().app.request('/health');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it.each([
    ['answers no', async () => false],
    ['fails', () => Promise.reject(new Error('gone'))],
    ['never answers', () => new Promise<boolean>(() => {})],
  ])('is not while it %s', async (_what, isHealthy) => {
    const response = await testApp({ isHealthy }).app.request('/health');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'server-busy' });
  });

  it('is not while the server shuts down, and neither is anything else', async () => {
    const { ask, stopping } = testApp();
    stopping.start();
    for (const path of ['/health', '/v1/team']) {
      const response = await ask(path);
      expect(response.status).toBe(503);
      expect(response.headers.get('Retry-After')).toBe('2');
      expect(response.headers.get('Connection')).toBe('close');
    }
  });
});
