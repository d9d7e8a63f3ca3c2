import { describe, expect, it } from 'vitest';
import { MAX_PROFILES_BYTES } from '../../../lib/protocol/profiles';
import { cancelRequest, holdRequest, newId, settleRequest } from '../../contract/commands';
import { profileOf } from '../../contract/profiles';
import { type Document, documented } from './documented.ts';
import { asMember, running } from './running.ts';

/** Asks the real server, and makes sure that each answer is as the document says. */
async function documentedTeam() {
  const { server, teamId, owner, member } = await running();
  const document: Document = await (await fetch(`${server.url}/openapi.json`)).json();
  const check = documented(document);
  const seen = new Set<string>();
  const ask = async (token: string, method: string, path: string, body?: object) => {
    const response = await fetch(`${server.url}${path}`, asMember(token, method, body));
    const [route = ''] = path
      .replace(/members\/[^/]+/, 'members/{memberId}')
      .replace(/versions\/[^/]+/, 'versions/{version}')
      .replace(/purchases\/[^/]+/, 'purchases/{commandId}')
      .split('?');
    seen.add(`${method} ${route}`);
    expect(await check(method, route, response)).toBeNull();
    return response;
  };
  return { server, teamId, owner, member, document, seen, ask };
}

describe('a real team', () => {
  it('is answered as the document says, in all that it can ask', async () => {
    const { server, teamId, owner, member, document, seen, ask } = await documentedTeam();
    await server.keeper.adjust(teamId, { commandId: newId(), credits: 10, reason: 'A start' });
    const mine = async (method: string, path: string, body?: object) =>
      (await ask(member.token, method, path, body)).json();
    const owners = (method: string, path: string, body?: object) => ask(owner.token, method, path, body);

    expect(await mine('GET', '/v1/team')).toMatchObject({ member: { name: 'Mo', role: 'member' } });
    const hold = holdRequest(['a', 'b', 'c', 'd', 'e', 'f']);
    const settle = settleRequest(hold.runId, { a: 'succeeded', b: 'failed', z: 'cancelled' });
    const commands = [hold, settle, cancelRequest(hold.runId), holdRequest(['a']), cancelRequest(newId())];
    const { answers } = await mine('POST', '/v1/commands', { commands });
    expect(answers).toMatchObject([
      { status: 'accepted', type: 'hold', covered: ['a', 'b', 'c', 'd', 'e'], held: 10 },
      { status: 'accepted', type: 'settle', deducted: 2, refunded: 2 },
      { status: 'accepted', type: 'cancel', refunded: 6 },
      { status: 'accepted', type: 'hold', held: 2 },
      { status: 'rejected', code: 'run-not-found' },
    ]);
    expect(await mine('POST', '/v1/commands', { commands })).toEqual({ answers });

    const { entries, cursor, more } = await mine('GET', '/v1/entries?after=0&limit=3');
    expect([entries.length, cursor, more]).toEqual([3, 3, true]);
    expect(await mine('GET', '/v1/entries')).toMatchObject({ more: false });
    expect(await mine('GET', '/v1/entries?after=1000')).toMatchObject({
      code: 'history-differs',
      status: 409,
    });
    expect(await mine('GET', '/v1/snapshot')).toMatchObject({
      balances: { available: 6, retained: 2, used: 2 },
    });
    const reused = { ...hold, sequenceId: 'another' };
    expect(await mine('POST', '/v1/commands', { commands: [reused] })).toMatchObject({
      code: 'command-id-reused',
      status: 409,
    });

    expect(await mine('GET', '/v1/add-ons')).toEqual({
      addOns: [{ id: 'jason-ai-credits', available: 6, used: 2 }],
    });
    const { offers } = await mine('GET', '/v1/offers');
    const quote = await mine('POST', '/v1/quotes', { offerId: offers[0].id });
    expect(await mine('POST', '/v1/quotes', { offerId: 'none' })).toMatchObject({ code: 'invalid-input' });
    const purchase = { commandId: newId(), quote };
    expect(await mine('POST', '/v1/purchases', purchase)).toMatchObject({ code: 'owner-only' });
    const outdated = { commandId: newId(), quote: { ...quote, totalMinor: 1 } };
    expect(await (await owners('POST', '/v1/purchases', outdated)).json()).toMatchObject({
      code: 'quote-outdated',
    });
    expect(await (await owners('POST', '/v1/purchases', purchase)).json()).toMatchObject({
      status: 'accepted',
    });
    const { lines } = await (await owners('GET', '/v1/invoice')).json();
    expect(lines).toMatchObject([
      { credits: quote.credits, totalMinor: quote.totalMinor, by: owner.memberId },
    ]);
    expect(await (await owners('GET', '/v1/purchases')).json()).toEqual({
      payment: 'invoice',
      purchases: [],
    });
    expect((await owners('PUT', `/v1/purchases/${newId()}/cancelled`)).status).toBe(204);
    const rule = { belowCredits: 0, quote, atMost: 1 };
    expect(await mine('PUT', '/v1/top-up', { rule })).toMatchObject({ code: 'owner-only' });
    const outdatedRule = { ...rule, quote: outdated.quote };
    expect((await owners('PUT', '/v1/top-up', { rule: outdatedRule })).status).toBe(409);
    expect((await owners('PUT', '/v1/top-up', { rule })).status).toBe(204);
    expect(await (await owners('GET', '/v1/top-up')).json()).toMatchObject({ rule, agreedBy: 'Ada' });

    const { nowMs } = await mine('GET', '/v1/team');
    const untilMs = nowMs + 60_000;
    const period = (sinceMs: number) => `/v1/usage?sinceMs=${sinceMs}&untilMs=${untilMs}&timeZone=UTC`;
    const { rows } = await mine('GET', period(untilMs - 3_600_000));
    expect(rows.map(({ used }: { used: number }) => used)).toEqual([2]);
    expect(await mine('GET', period(0))).toMatchObject({ code: 'bad-request' });

    expect((await owners('PUT', `/v1/members/${member.memberId}/limit`, { credits: 5 })).status).toBe(204);
    expect((await owners('PUT', '/v1/members/nobody/limit', { credits: 5 })).status).toBe(404);
    expect((await owners('PUT', '/v1/members/no%00body/limit', { credits: 5 })).status).toBe(404);
    const unkeepable = { commands: [holdRequest(['no\0body'])] };
    expect(await mine('POST', '/v1/commands', unkeepable)).toMatchObject({ code: 'invalid-input' });
    const invitation = { memberId: newId(), name: 'Ines', role: 'member' };
    const invited = await (await owners('POST', '/v1/members', invitation)).json();
    expect(await (await ask(invited.token, 'GET', '/v1/team')).json()).toMatchObject({
      member: { id: invitation.memberId, name: 'Ines', role: 'member' },
    });
    const namesake = { ...invitation, memberId: newId() };
    expect((await owners('POST', '/v1/members', namesake)).status).toBe(409);
    expect((await owners('POST', '/v1/members', { ...invitation, name: ' ' })).status).toBe(400);
    expect((await owners('POST', '/v1/members', { ...namesake, name: 'No\0body' })).status).toBe(400);
    const tokens = `/v1/members/${invitation.memberId}/tokens`;
    const renewed = await (await owners('POST', tokens, { revokeOthers: true })).json();
    expect((await ask(invited.token, 'GET', '/v1/team')).status).toBe(401);
    expect((await ask(renewed.token, 'GET', '/v1/team')).status).toBe(200);
    for (const nobody of ['nobody', 'no%00body']) {
      const path = `/v1/members/${nobody}/tokens`;
      expect((await owners('POST', path, { revokeOthers: true })).status).toBe(404);
    }

    const { members } = await (await owners('GET', '/v1/members')).json();
    expect(members).toContainEqual(
      expect.objectContaining({
        name: 'Mo',
        spent: 4,
        limit: expect.objectContaining({ credits: 5, spent: 4 }),
      }),
    );
    const { answers: limited } = await mine('POST', '/v1/commands', { commands: [holdRequest(['g'])] });
    expect(limited).toMatchObject([{ status: 'rejected', code: 'member-limit' }]);

    expect(await mine('GET', '/v1/profiles')).toMatchObject({ version: 0 });
    const publish = { profiles: [profileOf('a')], note: '', after: 0 };
    expect(await mine('POST', '/v1/profiles', publish)).toMatchObject({ code: 'owner-only' });
    const published = await (await owners('POST', '/v1/profiles', publish)).json();
    expect(published).toMatchObject({ version: 1, publishedBy: 'Ada' });
    expect((await owners('POST', '/v1/profiles', publish)).status).toBe(409);
    const broken = { ...publish, after: 1, profiles: [{ id: 'a' }] };
    expect((await owners('POST', '/v1/profiles', broken)).status).toBe(400);
    expect(await mine('GET', '/v1/profiles/versions')).toMatchObject({ versions: [{ version: 1 }] });
    expect(await mine('GET', '/v1/profiles/versions/1')).toEqual(published);
    for (const version of ['2', 'two', '-1']) {
      expect((await ask(member.token, 'GET', `/v1/profiles/versions/${version}`)).status).toBe(404);
    }
    const rolledBack = await owners('POST', '/v1/profiles/rollback', { version: 1, after: 1 });
    expect(await rolledBack.json()).toMatchObject({ version: 2, rolledBackTo: 1 });
    expect((await owners('POST', '/v1/profiles/rollback', { version: 9, after: 2 })).status).toBe(404);

    const turn = { holderId: 'a browser', calls: 20 };
    expect(await mine('POST', '/v1/reply-api/turns', turn)).toMatchObject({ granted: 20, used: 20 });
    const unkeepableTurn = { holderId: 'a\0browser', calls: 1 };
    expect(await mine('POST', '/v1/reply-api/turns', unkeepableTurn)).toMatchObject({
      code: 'invalid-input',
    });
    expect(await mine('PUT', '/v1/reply-api/budget', { calls: 5 })).toMatchObject({ code: 'owner-only' });
    expect((await owners('PUT', '/v1/reply-api/budget', { calls: 15_001 })).status).toBe(400);
    expect((await owners('PUT', '/v1/reply-api/budget', { calls: 20 })).status).toBe(204);

    for (const path of ['/health', '/metrics', '/openapi.json', '/join']) {
      expect((await ask(member.token, 'GET', path)).status).toBe(200);
    }
    // Last of all: the server may close the connection, rather than read what is too large.
    const large = { ...publish, after: 1, note: 'x'.repeat(MAX_PROFILES_BYTES) };
    expect((await owners('POST', '/v1/profiles', large)).status).toBe(413);
    const all = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    // The live stream has tests of its own.
    expect([...seen, 'GET /v1/events'].sort()).toEqual(all.sort());
  });

  it('is counted', async () => {
    const { server, member } = await running();
    await fetch(
      `${server.url}/v1/commands`,
      asMember(member.token, 'POST', { commands: [holdRequest(['a'])] }),
    );
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toContain('jac_commands_total{type="hold",answer="insufficient-credits"} 1');
    expect(text).toMatch(/jac_commit_commands_count [1-9]/);
  });
});
