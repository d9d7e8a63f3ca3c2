import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SettleRequest } from '../../../lib/protocol/command';
import { ProblemError } from '../../../lib/protocol/problem';
import { holdRequest, settleRequest } from '../../contract/commands';
import { Browser } from './browserKit';
import { FakeServer, unreachable } from './fakeServer';

let server: FakeServer;
let browser: Browser;
let runId: string;

/** A run of two credits a contact, on a pool of 100. */
beforeEach(async () => {
  server = new FakeServer();
  server.grant(100);
  browser = new Browser(server);
  const hold = holdRequest(['a', 'b', 'c', 'd']);
  runId = hold.runId;
  await browser.sync.ask(hold);
});

const succeeded = (...ids: string[]): SettleRequest =>
  settleRequest(runId, Object.fromEntries(ids.map((id) => [id, 'succeeded' as const])));
const undelivered = async () => (await browser.sync.state()).undelivered;

describe('a report', () => {
  it('is seen at once, delivered at once, and shown the same by the server', async () => {
    const settle = settleRequest(runId, { a: 'succeeded', b: 'failed' });
    const expected = await browser.sync.report(settle);
    expect(expected).toMatchObject({ status: 'accepted', deducted: 2, refunded: 2 });
    expect((await browser.shown()).balances).toMatchObject({ available: 94, retained: 4, used: 2 });
    await vi.waitFor(() => expect(server.books.answers.get(settle.id)?.answer).toEqual(expected));
    await browser.sync.catchUp();
    expect(await browser.db.outbox.count()).toBe(0);
    expect((await browser.shown()).balances).toEqual(server.books.state.balances);
  });

  it('is kept while the server is away, survives the worker, and arrives in order under its own id', async () => {
    browser.way.trouble = unreachable();
    const settles = [succeeded('a'), succeeded('b'), succeeded('c')];
    for (const settle of settles) await browser.sync.report(settle);
    await browser.sync.catchUp();
    expect(await undelivered()).toBe(3);
    browser.restart();
    expect((await browser.shown()).balances).toMatchObject({ retained: 2, used: 6 });
    browser.way.trouble = null;
    browser.way.submitted.length = 0;
    await browser.sync.catchUp();
    expect(browser.way.submitted).toEqual(settles);
    expect(await browser.sync.state()).toMatchObject({ undelivered: 0, problem: null, syncedAtMs: null });
    expect(server.books.state.balances).toMatchObject({ retained: 2, used: 6 });
  });

  it('counts once when its answer gets lost', async () => {
    browser.way.faults.push('answer-lost');
    await browser.sync.report(succeeded('a'));
    await browser.sync.catchUp();
    await browser.sync.catchUp();
    expect(server.books.state.balances).toMatchObject({ used: 2 });
    expect(await browser.db.outbox.count()).toBe(0);
  });

  it('stays in sight from its answer until the copy shows it, whatever breaks in between', async () => {
    const changes = vi.spyOn(browser.way, 'changes').mockRejectedValueOnce(unreachable());
    await browser.sync.report(succeeded('a'));
    await vi.waitFor(() => expect(changes).toHaveBeenCalled());
    await vi.waitFor(async () => expect((await browser.sync.state()).problem).not.toBeNull());
    expect(server.books.state.balances.used).toBe(2);
    expect((await browser.shown()).balances.used).toBe(2);
    expect(await undelivered()).toBe(0);
    browser.restart();
    browser.way.submitted.length = 0;
    await browser.sync.catchUp();
    expect(browser.way.submitted).toEqual([]);
    expect((await browser.shown()).balances.used).toBe(2);
  });

  it('that its page sends twice is one, and another one under its id is refused', async () => {
    browser.way.trouble = unreachable();
    const settle = succeeded('a');
    const first = await browser.sync.report(settle);
    expect(await browser.sync.report(settle)).toEqual(first);
    expect(await undelivered()).toBe(1);
    const other = { ...settle, outcomes: succeeded('b').outcomes };
    await expect(browser.sync.report(other)).rejects.toMatchObject({ code: 'command-id-reused' });
  });

  it('of a run that began in another team does not get to this one’s server', async () => {
    const settle = settleRequest('other-team’s-run', { x: 'succeeded' });
    expect(await browser.sync.report(settle)).toMatchObject({ code: 'run-not-found' });
    await browser.sync.catchUp();
    expect(browser.way.submitted).not.toContainEqual(settle);
    expect(await browser.sync.state()).toMatchObject({ undelivered: 0 });
  });

  it('is kept where the copy is lost and the server away, though nothing is known of its run', async () => {
    await browser.db.delete();
    browser.restart();
    browser.way.trouble = unreachable();
    await browser.sync.report(succeeded('a'));
    browser.way.trouble = null;
    await browser.sync.catchUp();
    expect(server.books.state.balances).toMatchObject({ used: 2 });
  });

  it('of a run that is another member’s is answered so for good', async () => {
    const other = new Browser(server, 'ben');
    const theirs = holdRequest(['x'], '202');
    await other.sync.ask(theirs);
    await browser.sync.report(settleRequest(theirs.runId, { x: 'succeeded' }));
    await browser.sync.catchUp();
    expect(await browser.db.outbox.count()).toBe(0);
    expect(server.books.state.balances).toMatchObject({ retained: 10, used: 0 });
    expect((await browser.shown()).balances).toEqual(server.books.state.balances);
  });
});

describe('delivery', () => {
  it('sets aside what the server can never take, delivers the rest, and says so', async () => {
    browser.way.trouble = unreachable();
    const settles = [succeeded('a'), succeeded('b'), succeeded('c')];
    for (const settle of settles) await browser.sync.report(settle);
    await browser.sync.catchUp();
    browser.way.trouble = null;
    server.refuses = ({ id }) => id === settles[1]?.id;
    await browser.sync.catchUp();
    expect(server.books.state.balances).toMatchObject({ used: 4 });
    // What the server doesn't count isn't shown as if it did.
    expect((await browser.shown()).balances).toMatchObject({ used: 4, retained: 4 });
    expect(await browser.sync.state()).toMatchObject({ undelivered: 1, problem: { code: 'bad-request' } });
    browser.way.submitted.length = 0;
    await browser.sync.catchUp();
    expect(browser.way.submitted).toEqual([]);
    await expect(browser.sync.report(settles[1] ?? succeeded('b'))).rejects.toMatchObject({
      code: 'bad-request',
    });
  });

  it('leaves what the server stumbles over for later, and does not let it stand in the way', async () => {
    browser.way.trouble = unreachable();
    const settles = [succeeded('a'), succeeded('b'), succeeded('c')];
    for (const settle of settles) await browser.sync.report(settle);
    await browser.sync.catchUp();
    browser.way.trouble = null;
    server.failsAt = ({ id }) => id === settles[0]?.id;
    await browser.sync.catchUp();
    expect(server.books.state.balances).toMatchObject({ used: 4 });
    expect(await browser.sync.state()).toMatchObject({ undelivered: 1, problem: { code: 'server-failed' } });
    server.failsAt = () => false;
    await browser.sync.catchUp();
    expect(server.books.state.balances).toMatchObject({ used: 6 });
    expect(await browser.sync.state()).toMatchObject({ undelivered: 0, problem: null });
  });

  it('goes on with holds and new reports while the server stumbles over an old one', async () => {
    const stumbling = succeeded('a');
    server.failsAt = ({ id }) => id === stumbling.id;
    await browser.sync.report(stumbling);
    await browser.sync.catchUp();
    expect(await browser.sync.ask(holdRequest(['x'], '202'))).toMatchObject({ held: 2 });
    await browser.sync.report(succeeded('b'));
    await vi.waitFor(() => expect(server.books.state.balances.used).toBe(2));
    expect(await undelivered()).toBe(1);
    expect((await browser.sync.nextTryMs()) ?? 0).toBeGreaterThanOrEqual(browser.now());
  });

  it('stops asking one by one where the server stumbles over everything', async () => {
    browser.way.trouble = unreachable();
    for (const id of ['a', 'b', 'c', 'd']) await browser.sync.report(succeeded(id));
    await browser.sync.catchUp();
    browser.way.trouble = null;
    server.failsAt = () => true;
    browser.way.asked.length = 0;
    await browser.sync.catchUp();
    expect(browser.way.asked.filter((what) => what.startsWith('submit'))).toEqual([
      'submit 4',
      'submit 1',
      'submit 1',
      'submit 1',
    ]);
  });

  it('goes in batches of a hundred', async () => {
    browser.way.trouble = unreachable();
    for (let i = 0; i < 130; i++) await browser.sync.report(settleRequest(runId, { x: 'failed' }));
    await browser.sync.catchUp();
    browser.way.trouble = null;
    browser.way.asked.length = 0;
    await browser.sync.catchUp();
    expect(browser.way.asked.filter((what) => what.startsWith('submit'))).toEqual([
      'submit 100',
      'submit 30',
    ]);
  });

  it('leaves a server alone for as long as it asks to be', async () => {
    browser.way.trouble = new ProblemError('server-busy', '', { retryAfterMs: 20_000 });
    await browser.sync.report(succeeded('a'));
    await browser.sync.catchUp();
    browser.way.trouble = null;
    browser.way.asked.length = 0;
    await browser.wait(19_000).sync.catchUp();
    await browser.sync.report(succeeded('b'));
    expect(browser.way.asked).toEqual([]);
    expect(await browser.sync.state()).toMatchObject({ undelivered: 2, problem: { code: 'server-busy' } });
    await browser.wait(2_000).sync.catchUp();
    expect(await browser.sync.state()).toMatchObject({ undelivered: 0, problem: null });
  });
});
