import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseJoinLink } from '../../../lib/protocol/joinLink';
import { ProblemError } from '../../../lib/protocol/problem';
import { readView } from '../../../lib/worker/view';
import { newId } from '../../contract/commands';
import { aMember, unreachable } from '../sync/fakeServer';
import { createWorker, holdMessage, SENDER, Site } from './workerKit';

let site: Site;
let worker: ReturnType<typeof createWorker>;
let running: ReturnType<ReturnType<typeof createWorker>['begin']>;

beforeEach(() => {
  site = new Site('https://credits.example.com', 'team-a');
  worker = createWorker(site);
  running = worker.begin();
});

const join = (link: string) => running.handlers['team.join']({ link, leaveBehind: false }, SENDER);
const view = () => readView(running.services);

describe('with a server', () => {
  it('what this browser keeps itself is not to be had', async () => {
    await join(site.invite('ann').link);
    const { handlers } = running;
    const kept = { code: 'kept-by-server' };
    await expect(handlers['data.export']({ exportId: newId(), place: 0 }, SENDER)).rejects.toMatchObject(
      kept,
    );
    await expect(
      handlers['data.import']({ importId: newId(), place: 0, piece: '{}', more: false }, SENDER),
    ).rejects.toMatchObject(kept);
    await expect(handlers['data.erase']({}, SENDER)).rejects.toMatchObject(kept);
    await expect(
      handlers['demo.grant']({ commandId: newId(), source: 'plan', credits: 1 }, SENDER),
    ).rejects.toMatchObject(kept);
    expect(await view()).toMatchObject({ balance: 100 });
  });

  it('the history is had from the server, and no token with it', async () => {
    const { link } = site.invite('ann');
    await join(link);
    const hold = holdMessage(['a']);
    await running.handlers['run.hold'](hold, SENDER);
    const history = await running.handlers['data.history']({ after: 0 }, SENDER);
    expect(history).toMatchObject({
      entries: [{ kind: 'granted' }, { kind: 'held' }],
      cursor: 2,
      more: false,
    });
    expect(JSON.stringify(history)).not.toContain('jac_');
    expect(await running.handlers['data.history']({ after: 1 }, SENDER)).toMatchObject({ cursor: 2 });
  });

  it('an owner sees who spends what and sets limits, also their own', async () => {
    await expect(running.handlers['team.members']({}, SENDER)).rejects.toMatchObject({ code: 'not-found' });
    await join(site.invite('ann', { role: 'owner' }).link);
    expect(await running.handlers['team.members']({}, SENDER)).toMatchObject([{ id: 'ann' }]);
    await running.handlers['team.setLimit']({ memberId: 'ann', credits: 5 }, SENDER);
    expect(await view()).toMatchObject({ spendable: 5, limit: { credits: 5 }, balances: { available: 100 } });
  });

  it('an owner’s links for others lead to where the owner finds the server', async () => {
    const member = { memberId: newId(), name: 'Ben', role: 'member' } as const;
    await expect(running.handlers['team.invite'](member, SENDER)).rejects.toMatchObject({
      code: 'not-found',
    });
    await join(site.invite('ann', { role: 'owner' }).link);
    const invited = await running.handlers['team.invite'](member, SENDER);
    expect(parseJoinLink(invited.link)).toEqual({
      url: site.url,
      token: expect.stringContaining(member.memberId),
    });
    const renewal = { memberId: member.memberId, revokeOthers: true };
    const renewed = await running.handlers['team.newLink'](renewal, SENDER);
    expect(parseJoinLink(renewed.link).url).toBe(site.url);
  });

  it('who is no owner any more is shown so as soon as something is refused for it', async () => {
    const { link, way } = site.invite('ann', { role: 'owner' });
    await join(link);
    const [offer] = await running.handlers['billing.offers']({}, SENDER);
    const quote = await running.handlers['billing.quote']({ offerId: offer?.id ?? '' }, SENDER);
    way.member = aMember('ann');
    const refused = { code: 'owner-only' };
    way.faults.push(new ProblemError('owner-only'));
    await expect(
      running.handlers['billing.buy']({ commandId: newId(), quote }, SENDER),
    ).rejects.toMatchObject(refused);
    expect(await view()).toMatchObject({ role: 'member' });
    way.member = aMember('ann', { role: 'owner' });
    await running.teams.current().then(({ sync }) => sync.catchUp());
    way.member = aMember('ann');
    way.faults.push(new ProblemError('owner-only'));
    await expect(
      running.handlers['team.setLimit']({ memberId: 'ben', credits: 5 }, SENDER),
    ).rejects.toMatchObject(refused);
    expect(await view()).toMatchObject({ role: 'member' });
  });

  it('a limit whose period is over leaves all of it', async () => {
    const limit = { credits: 30, spent: 25, periodEndsAtMs: worker.clock.nowMs + 1_000 };
    await join(site.invite('ann', { limit }).link);
    expect(await view()).toMatchObject({ spendable: 5 });
    worker.clock.nowMs += 1_000;
    expect(await view()).toMatchObject({ spendable: 30, limit: { spent: 0 } });
  });

  it('what is bought is there when the answer is', async () => {
    await join(site.invite('ann', { role: 'owner' }).link);
    const [offer] = await running.handlers['billing.offers']({}, SENDER);
    const quote = await running.handlers['billing.quote']({ offerId: offer?.id ?? '' }, SENDER);
    await running.handlers['billing.buy']({ commandId: newId(), quote }, SENDER);
    expect(await view()).toMatchObject({ balance: 200 });
  });

  it('what has to be paid for first is paid on a page that opens, and can be given up', async () => {
    await join(site.invite('ann', { role: 'owner' }).link);
    const { handlers } = running;
    site.server.purchases = { payment: 'checkout', purchases: [] };
    const create = vi.spyOn(fakeBrowser.tabs, 'create');
    const [offer] = await handlers['billing.offers']({}, SENDER);
    const quote = await handlers['billing.quote']({ offerId: offer?.id ?? '' }, SENDER);
    const commandId = newId();
    const url = `https://pay.test/${commandId}`;
    expect(await handlers['billing.buy']({ commandId, quote }, SENDER)).toEqual({ status: 'checkout', url });
    expect(create.mock.calls).toEqual([[{ url }]]);
    expect(await view()).toMatchObject({ balance: 100 });
    const { credits, totalMinor, currency } = quote;
    const purchase = { commandId, credits, totalMinor, currency, state: 'open' as const, url, atMs: 0 };
    site.server.purchases = { payment: 'checkout', purchases: [purchase] };
    await handlers['billing.cancel']({ commandId }, SENDER);
    expect(await handlers['billing.purchases']({}, SENDER)).toMatchObject({
      purchases: [{ state: 'expired' }],
    });
  });

  it('an owner agrees to an automatic top-up; without a server there is none', async () => {
    const { handlers } = running;
    for (const asked of [handlers['billing.topUp']({}, SENDER), handlers['billing.purchases']({}, SENDER)]) {
      await expect(asked).rejects.toMatchObject({ code: 'not-found' });
    }
    await join(site.invite('ann', { role: 'owner' }).link);
    const quote = { offerId: 'a', credits: 100, totalMinor: 1_000, currency: 'USD' };
    const rule = { belowCredits: 10, quote, atMost: 2 };
    await handlers['billing.setTopUp']({ rule }, SENDER);
    expect(await handlers['billing.topUp']({}, SENDER)).toMatchObject({ rule });
  });

  it('looking at the credits brings them up to date', async () => {
    await join(site.invite('ann').link);
    site.server.grant(11);
    await running.handlers['view.get']({}, SENDER);
    await expect.poll(async () => (await view()).balance).toBe(111);
  });

  it('a page is drawn at once where the server does not take back what it was given', async () => {
    const { link, way } = site.invite('ann');
    await join(link);
    const hold = holdMessage(['a']);
    await running.handlers['run.hold'](hold, SENDER);
    way.trouble = unreachable();
    const hello = await running.handlers['page.hello']({ pageId: newId() }, SENDER);
    expect(hello.credits).toMatchObject({ status: 'ready', view: { balances: { retained: 2 } } });
    expect(await running.handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER)).toBe(false);
  });

  it('a teammate’s run that an owner releases may have begun', async () => {
    await join(site.invite('ann', { role: 'owner' }).link);
    const theirs = createWorker(site).begin();
    await theirs.handlers['team.join']({ link: site.invite('ben').link, leaveBehind: false }, SENDER);
    const hold = holdMessage(['z']);
    await theirs.handlers['run.hold'](hold, SENDER);
    await theirs.handlers['run.start']({ runId: hold.runId, baselines: [] }, SENDER);
    await running.teams.current().then(({ sync }) => sync.catchUp());
    const release = { commandId: newId(), runId: hold.runId, reason: 'Released' };
    expect(await running.handlers['run.cancel'](release, SENDER)).toMatchObject({ refunded: 2 });
    expect(site.server.books.state.holds.get(hold.runId)?.contacts.get('z')?.status).toBe('timed-out');
  });
});
