import { describe, expect, it } from 'vitest';
import { TOKENS } from './fakeService.ts';
import { testApp } from './testApp.ts';

const asked = (app: ReturnType<typeof testApp>, times: number, token: string, headers = {}) =>
  Promise.all(Array.from({ length: times }, () => app.ask('/v1/team', { token, headers })));

const statuses = (responses: Response[]) => responses.map(({ status }) => status);

describe('limits', () => {
  it('asks a token that comes too often to wait, and no other', async () => {
    const app = testApp({ rateLimit: 3 });
    const responses = await asked(app, 4, TOKENS.member);
    expect(statuses(responses)).toEqual([200, 200, 200, 429]);
    const refused = responses[3];
    expect(refused?.headers.get('Retry-After')).toBe('1');
    expect(await refused?.json()).toMatchObject({ code: 'server-busy', status: 429 });
    expect(statuses(await asked(app, 1, TOKENS.owner))).toEqual([200]);
  });

  it('stops looking at the tokens of an address that has tried many', async () => {
    let lookups = 0;
    const app = testApp();
    const counting = testApp({
      authenticate: async (token) => {
        lookups += 1;
        return app.service.authenticate(token);
      },
    });
    const many = Array.from({ length: 30 }, (_, index) => `jac_team-1_${String(index).padStart(43, 'x')}`);
    const found: number[] = [];
    for (const token of many) found.push((await counting.ask('/v1/team', { token })).status);
    expect(found).toEqual([...Array(20).fill(401), ...Array(10).fill(429)]);
    expect(lookups).toBe(20);
    const refused = await counting.ask('/v1/team', { token: TOKENS.unknown });
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(50);
  });

  it('lets those in who were known before, though a neighbour has tried many', async () => {
    const app = testApp();
    await asked(app, 1, TOKENS.member);
    await asked(app, 30, TOKENS.unknown);
    expect(statuses(await asked(app, 1, TOKENS.member))).toEqual([200]);
    expect(statuses(await asked(app, 1, TOKENS.owner))).toEqual([429]);
  });

  it('tells addresses apart behind a proxy of ours, and believes nothing that comes from further away', async () => {
    const app = testApp({ proxies: 1 });
    const from = (address: string) => ({ 'X-Forwarded-For': `10.0.0.1, ${address}` });
    await asked(app, 30, TOKENS.unknown, from('192.0.2.1'));
    expect(statuses(await asked(app, 1, TOKENS.owner, from('192.0.2.2')))).toEqual([200]);
    expect(statuses(await asked(app, 1, TOKENS.member, from('192.0.2.1')))).toEqual([429]);
  });

  it('believes no header where no proxy is set', async () => {
    const app = testApp();
    for (let index = 0; index < 30; index++) {
      await asked(app, 1, TOKENS.unknown, { 'X-Forwarded-For': `192.0.2.${index}` });
    }
    expect(statuses(await asked(app, 1, TOKENS.owner))).toEqual([429]);
  });
});
