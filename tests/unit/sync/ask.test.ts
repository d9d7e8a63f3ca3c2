import { beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../../../lib/protocol/problem';
import { cancelRequest, holdRequest, settleRequest } from '../../contract/commands';
import { Browser } from './browserKit';
import { FakeServer, unreachable } from './fakeServer';

let server: FakeServer;
let browser: Browser;

beforeEach(async () => {
  server = new FakeServer();
  server.grant(7);
  browser = new Browser(server);
  await browser.sync.catchUp();
});

describe('a hold', () => {
  it('is answered by the server, and in the copy when it is', async () => {
    const hold = holdRequest(['a', 'b', 'c', 'd']);
    expect(await browser.sync.ask(hold)).toMatchObject({ covered: ['a', 'b', 'c'], held: 6 });
    expect(await browser.db.runs.get(hold.runId)).toMatchObject({ pending: 6, open: 1 });
    expect((await browser.shown()).balances).toEqual(server.books.state.balances);
  });

  it('is held once when its answers get lost', async () => {
    browser.way.faults.push('answer-lost', unreachable(), 'answer-lost');
    expect(await browser.sync.ask(holdRequest(['a']))).toMatchObject({ status: 'accepted', held: 2 });
    expect(server.books.state.balances).toMatchObject({ retained: 2 });
  });

  it('is given up after some ten seconds, and nothing but the pool decides when it is asked for again', async () => {
    browser.way.trouble = unreachable();
    const startMs = browser.now();
    const hold = holdRequest(['a']);
    await expect(browser.sync.ask(hold)).rejects.toMatchObject({ code: 'unreachable' });
    expect(browser.now() - startMs).toBeLessThanOrEqual(10_000);
    expect(browser.pauses.length).toBeGreaterThanOrEqual(3);
    expect(await browser.sync.state()).toMatchObject({ problem: { code: 'unreachable' } });
    browser.way.trouble = null;
    expect(await browser.sync.ask(hold)).toMatchObject({ held: 2 });
  });

  it('is not tried again where no other try would end better', async () => {
    browser.way.trouble = new ProblemError('token-refused');
    await expect(browser.sync.ask(holdRequest(['a']))).rejects.toMatchObject({ code: 'token-refused' });
    expect(browser.pauses).toEqual([]);
    browser.way.trouble = null;
    server.refuses = () => true;
    await expect(browser.sync.ask(holdRequest(['a']))).rejects.toMatchObject({ code: 'bad-request' });
    expect(browser.pauses).toEqual([]);
    // It was the command, not the way.
    expect(await browser.sync.state()).toMatchObject({ problem: null });
  });

  it('waits for a server that asks for a moment, and tells of one that asks for longer', async () => {
    browser.way.faults.push(new ProblemError('server-busy', '', { retryAfterMs: 3_000 }));
    const startMs = browser.now();
    expect(await browser.sync.ask(holdRequest(['a']))).toMatchObject({ held: 2 });
    expect(browser.now() - startMs).toBeGreaterThanOrEqual(3_000);
    browser.way.faults.push(new ProblemError('server-busy', '', { retryAfterMs: 60_000 }));
    await expect(browser.sync.ask(holdRequest(['b']))).rejects.toMatchObject({ code: 'server-busy' });
  });

  it('comes after the reports that were made before it: they give back what it spends', async () => {
    const first = holdRequest(['a', 'b', 'c']);
    await browser.sync.ask(first);
    browser.way.trouble = unreachable();
    await browser.sync.report(settleRequest(first.runId, { a: 'failed', b: 'failed', c: 'failed' }));
    await browser.sync.catchUp();
    browser.way.trouble = null;
    expect(await browser.sync.ask(holdRequest(['a', 'b', 'c']))).toMatchObject({ held: 6 });
  });

  it('is not let start where the copy could not be brought to show it', async () => {
    const hold = holdRequest(['a']);
    await browser.sync.ask(holdRequest(['z']));
    // The submission gets through, and nothing after it.
    browser.onPause = () => undefined;
    browser.way.changes = () => Promise.reject(unreachable());
    await expect(browser.sync.ask(hold)).rejects.toMatchObject({ code: 'unreachable' });
    expect(server.books.state.holds.has(hold.runId)).toBe(true);
  });
});

it('refuses another member’s release of a run', async () => {
  const hold = holdRequest(['a']);
  await new Browser(server, 'ben').sync.ask(hold);
  expect(await browser.sync.ask(cancelRequest(hold.runId))).toMatchObject({ code: 'not-your-run' });
});
