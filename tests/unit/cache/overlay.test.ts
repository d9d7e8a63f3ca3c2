import { beforeEach, describe, expect, it } from 'vitest';
import { awaitedRuns, listContacts, listRuns } from '../../../lib/cache/queries';
import { createRunPages } from '../../../lib/cache/runPages';
import type { ContactStatus } from '../../../lib/ledger';
import { holdRequest, settleRequest } from '../../contract/commands';
import { Browser } from '../sync/browserKit';
import { FakeServer, unreachable } from '../sync/fakeServer';

let server: FakeServer;
let browser: Browser;

beforeEach(() => {
  server = new FakeServer();
  server.grant(10);
  browser = new Browser(server);
});

/** A run of this browser's own, with the server gone since. */
async function startRun(...contacts: string[]): Promise<string> {
  const hold = holdRequest(contacts);
  const runPages = createRunPages(browser.cache);
  await runPages.ask({ runId: hold.runId, askedAtMs: 0, page: null, baselines: [] });
  await browser.sync.ask(hold);
  await runPages.start(hold.runId, []);
  return hold.runId;
}

const runs = (open: boolean, limit = 10) =>
  browser.cache.transact('r', (db, team) => listRuns(db, team, { before: null, limit, open }));
const awaited = () => browser.cache.transact('r', (db, team) => awaitedRuns(db, team, '101'));

describe('what is on its way to the server', () => {
  it('is in the lists of runs and contacts already', async () => {
    const runId = await startRun('a', 'b');
    browser.way.trouble = unreachable();
    await browser.sync.report(settleRequest(runId, { a: 'succeeded' }));
    expect((await runs(true)).runs).toMatchObject([{ runId, pending: 2, deducted: 2 }]);
    const contacts = async (status?: ContactStatus) => {
      const page = await browser.cache.transact('r', (db, team) =>
        listContacts(db, team, { runId, after: -1, limit: 10, ...(status && { status }) }),
      );
      return page.contacts.map(({ id, status }) => [id, status]);
    };
    expect(await contacts()).toEqual([
      ['a', 'succeeded'],
      ['b', 'pending'],
    ]);
    expect(await contacts('succeeded')).toEqual([['a', 'succeeded']]);
    expect(await contacts('pending')).toEqual([['b', 'pending']]);
    expect(await awaited()).toMatchObject([{ runId, pending: ['b'] }]);
  });

  it('closes a run, and the list of open ones is filled from behind it', async () => {
    const older = await startRun('a');
    browser.wait(1);
    server.nowMs += 1;
    const newer = await startRun('b');
    browser.way.trouble = unreachable();
    await browser.sync.report(settleRequest(newer, { b: 'failed' }));
    expect((await browser.shown()).openRuns).toBe(1);
    expect(await runs(true, 1)).toMatchObject({ runs: [{ runId: older }], more: false });
    expect((await runs(false)).runs.map(({ runId }) => runId)).toEqual([newer, older]);
    expect(await awaited()).toMatchObject([{ runId: older }, { runId: newer, pending: [] }]);
  });

  it('counts the first report of a contact, also of two that wait', async () => {
    const runId = await startRun('a');
    browser.way.trouble = unreachable();
    await browser.sync.report(settleRequest(runId, { a: 'failed' }));
    expect(await browser.sync.report(settleRequest(runId, { a: 'succeeded' }))).toMatchObject({
      deducted: 0,
      ignored: [{ contactId: 'a', why: 'already-settled' }],
    });
    expect((await browser.shown()).balances).toMatchObject({ available: 10, used: 0 });
  });

  it('is shown as the server will count it, also where reports of two runs alternate', async () => {
    const [one, two] = [await startRun('a', 'b'), await startRun('c', 'd')];
    browser.way.trouble = unreachable();
    await browser.sync.report(settleRequest(one, { a: 'succeeded' }));
    await browser.sync.report(settleRequest(two, { c: 'failed' }));
    await browser.sync.report(settleRequest(one, { a: 'failed', b: 'succeeded' }));
    await browser.sync.report(settleRequest(two, { d: 'succeeded', c: 'succeeded' }));
    const { balances } = await browser.shown();
    expect(balances).toMatchObject({ available: 4, retained: 0, used: 6 });
    browser.way.trouble = null;
    browser.wait(60_000);
    await browser.sync.catchUp();
    expect(await browser.shown()).toMatchObject({ balances, onTheWay: 0 });
    expect(server.books.state.balances).toEqual(balances);
  });

  it('is charged from what is available where it comes late', async () => {
    const runId = await startRun('a');
    server.nowMs += 25 * 60 * 60 * 1000;
    server.letTimePass();
    await browser.sync.catchUp();
    browser.way.trouble = unreachable();
    expect(await awaited()).toMatchObject([{ runId, pending: ['a'] }]);
    expect(await browser.sync.report(settleRequest(runId, { a: 'succeeded' }))).toMatchObject({
      deducted: 2,
    });
    expect((await browser.shown()).balances).toMatchObject({ available: 8, used: 2 });
    expect(await awaited()).toMatchObject([{ pending: [] }]);
  });
});

it('a teammate’s run is listed, and its outcomes are not awaited here', async () => {
  const mate = new Browser(server, 'ben');
  const hold = holdRequest(['a']);
  await mate.sync.ask(hold);
  await browser.sync.catchUp();
  expect((await runs(true)).runs).toMatchObject([{ runId: hold.runId, by: 'ben' }]);
  expect(await awaited()).toEqual([]);
  expect(await createRunPages(browser.cache).giveUp(hold.runId, 0)).toBe(false);
});
