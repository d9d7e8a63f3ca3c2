import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRunPages } from '../../../lib/cache/runPages';
import { ProblemError } from '../../../lib/protocol/problem';
import { cancelRequest, holdRequest, settleRequest } from '../../contract/commands';
import { Browser } from './browserKit';
import { aMember, FakeServer, unreachable } from './fakeServer';

let server: FakeServer;
let browser: Browser;
let other: Browser;

beforeEach(() => {
  server = new FakeServer();
  server.grant(1_000);
  browser = new Browser(server, 'ann');
  other = new Browser(server, 'ben');
});

const times = (what: string) => browser.way.asked.filter((asked) => asked === what).length;
const ledgerId = async () => (await browser.db.team.get('team'))?.ledgerId;

/** Someone's run, held and settled: it makes three entries. */
async function work(who: Browser): Promise<void> {
  const hold = holdRequest(['a', 'b']);
  await who.sync.ask(hold);
  await who.sync.report(settleRequest(hold.runId, { a: 'succeeded', b: 'failed' }));
  await who.sync.catchUp();
}

describe('the copy', () => {
  it('starts from a snapshot, and goes on by entries', async () => {
    await work(other);
    await browser.sync.catchUp();
    expect(times('snapshot')).toBe(1);
    await work(other);
    await browser.sync.catchUp();
    expect(times('snapshot')).toBe(1);
    expect(await browser.copy()).toEqual(await other.copy());
    expect((await browser.shown()).balances).toEqual(server.books.state.balances);
  });

  it('keeps no history but the last entry', async () => {
    await work(browser);
    expect(await browser.db.entries.toArray()).toEqual([server.books.entries.at(-1)]);
  });

  it('takes a snapshot where it is thousands of entries behind', async () => {
    await browser.sync.catchUp();
    const hold = holdRequest(Array.from({ length: 500 }, (_, i) => `c${i}`));
    for (let i = 0; i < 10; i++) {
      const again = { ...holdRequest([], `${i}`), contacts: hold.contacts, selected: 500 };
      server.submit(aMember('ben'), [again, cancelRequest(again.runId)]);
    }
    browser.way.asked.length = 0;
    await browser.sync.catchUp();
    expect([times('snapshot'), times('changes')]).toEqual([1, 5]);
    expect((await browser.shown()).cursor).toBe(server.cursor);
    expect((await browser.shown()).balances).toEqual(server.books.state.balances);
  }, 30_000);

  it('is made again when it is lost', async () => {
    await work(browser);
    await browser.db.delete();
    browser.restart();
    expect(await browser.sync.state()).toMatchObject({ problem: null, syncedAtMs: null });
    expect((await browser.shown()).balances).toEqual(server.books.state.balances);
  });

  it('is not shown as empty where there is none and the server is away', async () => {
    browser.way.trouble = unreachable();
    await expect(browser.sync.state()).rejects.toMatchObject({ code: 'unreachable' });
    const asked = browser.way.asked.length;
    await expect(browser.sync.state()).rejects.toMatchObject({ code: 'unreachable' });
    // Looking at it again and again isn't asking again and again.
    expect(browser.way.asked.length).toBe(asked);
  });
});

it('a server whose pages lead nowhere is not asked for ever', async () => {
  await browser.sync.catchUp();
  vi.spyOn(browser.way, 'changes').mockImplementation(async (after) => {
    const entries = server.books.entries.slice(after, after + 1);
    return { entries, cursor: after + 1, more: true };
  });
  await browser.sync.catchUp();
  expect(await browser.sync.state()).toMatchObject({ problem: { code: 'other-version' } });
});

describe('a history that has changed', () => {
  async function restoredAfter(...since: (() => Promise<void> | void)[]): Promise<void> {
    await browser.sync.catchUp();
    const saved = server.books;
    await work(browser);
    const before = await ledgerId();
    server.restore(saved);
    for (const happens of since) await happens();
    await browser.sync.catchUp();
    expect((await browser.shown()).balances).toEqual(server.books.state.balances);
    expect((await browser.copy()).cursor).toBe(server.cursor);
    // Pages take the same ledger's lower cursor for an older view.
    expect(await ledgerId()).not.toBe(before);
    expect(await browser.sync.state()).toMatchObject({ problem: null });
  }

  it('is taken over where it is shorter', () => restoredAfter());
  it('is taken over where it is as long', () => restoredAfter(() => work(other)));
  it('is taken over where it has grown longer', () =>
    restoredAfter(
      () => work(other),
      () => server.grant(5),
    ));

  it('is told once more of what it was told after it was saved, and had answered', async () => {
    const hold = holdRequest(['a', 'b'], '202');
    await browser.sync.ask(hold);
    const saved = server.books;
    await work(other);
    await browser.sync.catchUp();
    vi.spyOn(browser.way, 'changes').mockRejectedValueOnce(unreachable());
    await browser.sync.report(settleRequest(hold.runId, { a: 'succeeded' }));
    await vi.waitFor(async () => expect((await browser.sync.state()).problem).not.toBeNull());
    expect(server.books.state.balances.used).toBe(4);
    server.restore(saved);
    await browser.sync.catchUp();
    await browser.sync.catchUp();
    expect(server.books.state.balances).toMatchObject({ used: 2, retained: 2 });
    expect(await browser.db.outbox.count()).toBe(0);
    expect((await browser.shown()).balances).toEqual(server.books.state.balances);
  });

  it('is told once more of what it had answered, where this copy has seen nothing that is gone', async () => {
    const hold = holdRequest(['a', 'b']);
    await browser.sync.ask(hold);
    const saved = server.books;
    vi.spyOn(browser.way, 'changes').mockRejectedValueOnce(unreachable());
    await browser.sync.report(settleRequest(hold.runId, { a: 'succeeded' }));
    await vi.waitFor(async () => expect((await browser.sync.state()).problem).not.toBeNull());
    expect(server.books.state.balances.used).toBe(2);
    server.restore(saved);
    await browser.sync.catchUp();
    await browser.sync.catchUp();
    expect(server.books.state.balances).toMatchObject({ used: 2, retained: 2 });
    expect(await browser.db.outbox.count()).toBe(0);
    expect((await browser.shown()).balances).toEqual(server.books.state.balances);
  });

  it('leaves the outbox and the pages of runs that are there yet', async () => {
    const runPages = createRunPages(browser.cache);
    const kept = holdRequest(['a'], '1');
    const gone = holdRequest(['a'], '2');
    for (const { runId } of [kept, gone])
      await runPages.ask({ runId, askedAtMs: 0, page: null, baselines: [] });
    await browser.sync.ask(kept);
    const saved = server.books;
    await browser.sync.ask(gone);
    for (const { runId } of [kept, gone]) expect(await runPages.start(runId, [])).toBe(true);
    browser.way.trouble = unreachable();
    await browser.sync.report(settleRequest(kept.runId, { a: 'succeeded' }));
    await browser.sync.catchUp();
    server.restore(saved);
    browser.way.trouble = null;
    server.failsAt = () => true;
    await browser.sync.catchUp();
    expect(await browser.db.outbox.count()).toBe(1);
    expect(await browser.db.runPages.toCollection().primaryKeys()).toEqual([kept.runId]);
    expect((await browser.shown()).balances).toMatchObject({ used: 2, retained: 0 });
  });
});

describe('another team’s server at the same address', () => {
  it('is given nothing and taken nothing from', async () => {
    const hold = holdRequest(['a']);
    await browser.sync.ask(hold);
    browser.way.trouble = unreachable();
    await browser.sync.report(settleRequest(hold.runId, { a: 'succeeded' }));
    await browser.sync.catchUp();
    const shown = await browser.shown();
    server.teamId = 'team-2';
    server.grant(5);
    browser.way.trouble = null;
    browser.way.asked.length = 0;
    await browser.sync.catchUp();
    await expect(browser.sync.ask(holdRequest(['b']))).rejects.toMatchObject({ code: 'not-a-server' });
    expect(new Set(browser.way.asked)).toEqual(new Set(['team']));
    expect(await browser.shown()).toEqual(shown);
    expect(await browser.sync.state()).toMatchObject({ undelivered: 1, problem: { code: 'not-a-server' } });
  });
});

describe('how it stands', () => {
  it('is current for a few seconds after it was, then as of a moment', async () => {
    await browser.sync.catchUp();
    const atMs = browser.now();
    expect(await browser.sync.state()).toMatchObject({ syncedAtMs: null });
    browser.wait(10_000);
    expect(await browser.sync.state()).toMatchObject({ syncedAtMs: atMs });
  });

  it('is told of no clock that is a little off, and of one that is a day', async () => {
    browser.wait(4 * 60_000);
    await browser.sync.catchUp();
    expect(await browser.sync.state()).toMatchObject({ clockAheadMs: 0 });
    browser.wait(24 * 60 * 60_000);
    await browser.sync.catchUp();
    expect((await browser.sync.state()).clockAheadMs).toBe(24 * 60 * 60_000 + 4 * 60_000);
    browser.way.trouble = unreachable();
    browser.restart();
    await browser.sync.catchUp();
    expect((await browser.sync.state()).clockAheadMs).toBe(24 * 60 * 60_000 + 4 * 60_000);
  });

  it('says who the member is by now, and what their limit leaves', async () => {
    await browser.sync.catchUp();
    const heard = async () => (await browser.db.sync.get('sync'))?.heard?.member;
    const limit = { credits: 10, spent: 0, periodEndsAtMs: server.nowMs + 1 };
    browser.way.member = aMember('ann', { role: 'owner', limit });
    await browser.sync.catchUp();
    expect(await heard()).toMatchObject({ role: 'owner', limit });
    browser.way.member = aMember('ann', { limit: { ...limit, spent: 2 } });
    await browser.sync.ask(holdRequest(['a']));
    expect(await heard()).toMatchObject({ limit: { spent: 2 } });
  });
});

it('a limit that a hold runs into is known from then on', async () => {
  await browser.sync.catchUp();
  const limit = { credits: 1, spent: 0, periodEndsAtMs: server.nowMs + 1 };
  browser.way.member = aMember('ann', { limit });
  expect(await browser.sync.ask(holdRequest(['a']))).toMatchObject({ code: 'member-limit' });
  expect((await browser.db.sync.get('sync'))?.heard?.member.limit).toEqual(limit);
});

describe('the next try', () => {
  it('is five minutes after one that went well, and soon where something waits', async () => {
    await browser.sync.catchUp();
    expect(await browser.sync.nextTryMs()).toBe(browser.now() + 5 * 60_000);
    await browser.db.outbox.add({
      id: 'x',
      runId: 'x',
      settle: settleRequest('x', { a: 'failed' }),
      queuedAtMs: 0,
      state: 'waiting',
      refusal: null,
    });
    expect(await browser.sync.nextTryMs()).toBe(browser.now() + 30_000);
  });

  it('is put off further with each one that fails, and never for hours by a clock that was set back', async () => {
    browser.way.trouble = unreachable();
    const pauses: number[] = [];
    for (let i = 0; i < 12; i++) {
      await browser.sync.catchUp();
      const nextMs = (await browser.sync.nextTryMs()) ?? 0;
      pauses.push(nextMs - browser.now());
      browser.clock.nowMs = nextMs;
    }
    expect(pauses.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(pauses.at(-1)).toBe(150_000);
    browser.wait(-24 * 60 * 60_000);
    expect(await browser.sync.nextTryMs()).toBe(browser.now() + 60 * 60_000);
  });

  it('is made by a report only where it is due', async () => {
    const hold = holdRequest(['a']);
    await browser.sync.ask(hold);
    browser.way.trouble = new ProblemError('unreachable');
    for (let i = 0; i < 5; i++) await browser.sync.catchUp();
    browser.way.asked.length = 0;
    for (let i = 0; i < 20; i++) await browser.sync.report(settleRequest(hold.runId, { a: 'failed' }));
    expect(browser.way.asked).toEqual([]);
  });
});
