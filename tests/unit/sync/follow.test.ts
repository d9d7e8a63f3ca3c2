import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../lib/protocol/problem';
import { holdRequest, settleRequest } from '../../contract/commands';
import { Browser } from './browserKit';
import { FakeServer, unreachable } from './fakeServer';

let server: FakeServer;
let browser: Browser;
let looking: AbortController;

beforeEach(async () => {
  server = new FakeServer();
  server.grant(100);
  browser = new Browser(server);
  looking = new AbortController();
  return () => looking.abort();
});

const state = () => browser.sync.state();
const shows = (available: number) =>
  vi.waitFor(async () => expect((await browser.shown()).balances.available).toBe(available));
/** Long after the last pass only a live stream makes a copy current. */
const isLive = () =>
  vi.waitFor(async () => {
    browser.wait(60_000);
    expect((await state()).syncedAtMs).toBeNull();
  });

async function follow(): Promise<void> {
  void browser.sync.follow(looking.signal);
  await isLive();
}

describe('while somebody looks', () => {
  it('the copy follows the server, and is current however long nothing happens', async () => {
    await follow();
    server.grant(11);
    await shows(111);
    const mate = new Browser(server, 'ben');
    await mate.sync.ask(holdRequest(['a']));
    await shows(109);
    browser.wait(60 * 60_000);
    expect(await state()).toMatchObject({ syncedAtMs: null, problem: null });
  });

  it('the copy of a team in which nothing has happened yet is as current', async () => {
    browser = new Browser(new FakeServer());
    await follow();
  });

  it('a stream that begins asks for nothing but what is new', async () => {
    await browser.sync.catchUp();
    browser.way.asked.length = 0;
    await follow();
    expect(browser.way.asked).toEqual(['team', 'changes', 'watch']);
  });

  it('tells what it has taken in, and nothing where there was nothing', async () => {
    await follow();
    await browser.sync.catchUp();
    browser.changed.mockClear();
    server.grant(1);
    await shows(101);
    await vi.waitFor(() => expect(browser.changed).toHaveBeenCalled());
  });

  it('a stream that breaks is as of when it broke, and comes back with all that was missed', async () => {
    await follow();
    const onPause = vi.fn();
    const { promise: goOn, resolve } = Promise.withResolvers<void>();
    browser.onPause = () => {
      onPause();
      return goOn;
    };
    browser.way.trouble = unreachable();
    const brokeAtMs = browser.now();
    server.breakStreams();
    await vi.waitFor(() => expect(onPause).toHaveBeenCalled());
    browser.wait(60_000);
    expect(await state()).toMatchObject({ syncedAtMs: brokeAtMs });
    server.grant(7);
    browser.way.trouble = null;
    resolve();
    await shows(107);
    await isLive();
  });

  it('a request that fails shows that the way is broken, whatever the stream says, and mends by itself', async () => {
    await follow();
    browser.way.faults.push(...Array.from({ length: 3 }, unreachable));
    await browser.sync.catchUp();
    expect((await state()).problem).toMatchObject({ code: 'unreachable' });
    await isLive();
    expect((await state()).problem).toBeNull();
  });

  it('what waits to be delivered is delivered when the server is back', async () => {
    const hold = holdRequest(['a']);
    await browser.sync.ask(hold);
    browser.way.trouble = unreachable();
    await browser.sync.report(settleRequest(hold.runId, { a: 'succeeded' }));
    void browser.sync.follow(looking.signal);
    await vi.waitFor(() => expect(browser.pauses.length).toBeGreaterThan(3));
    browser.way.trouble = null;
    await vi.waitFor(() => expect(server.books.state.balances.used).toBe(2));
  });

  it('a server that is away is asked again after pauses that grow to fifteen seconds', async () => {
    browser.way.trouble = unreachable();
    void browser.sync.follow(looking.signal);
    await vi.waitFor(() => expect(browser.pauses.length).toBeGreaterThan(8));
    expect(browser.pauses.slice(0, 7)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });

  it('a server that asks to be spared is, for as long as it asks', async () => {
    browser.way.trouble = new ProblemError('server-busy', '', { retryAfterMs: 40_000 });
    void browser.sync.follow(looking.signal);
    await vi.waitFor(() => expect(browser.pauses.length).toBeGreaterThan(2));
    expect(Math.min(...browser.pauses)).toBeGreaterThanOrEqual(40_000);
  });

  it('a token that is revoked is said to be', async () => {
    await follow();
    browser.way.trouble = new ProblemError('token-refused');
    server.breakStreams();
    await vi.waitFor(async () => expect((await state()).problem).toMatchObject({ code: 'token-refused' }));
  });
});

it('nobody is asked any more once nobody looks', async () => {
  const following = browser.sync.follow(looking.signal);
  await isLive();
  looking.abort();
  await following;
  browser.way.asked.length = 0;
  server.grant(5);
  browser.wait(60_000);
  expect((await state()).syncedAtMs).not.toBeNull();
  expect(browser.way.asked).toEqual([]);
});
