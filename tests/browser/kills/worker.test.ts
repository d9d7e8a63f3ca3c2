import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Harness } from '../kit/harness';
import type { SequencePage } from '../kit/sequencePage';
import { stopAt, type Written } from '../kit/stopAt';
import {
  contactEffects,
  each,
  finishAll,
  finished,
  openChosen,
  ownEntries,
  pressStart,
  untilStarted,
} from './runs';

// The worker is ended at each stage of a run. Nothing is lost by it, and nothing done twice.

const ASKED: Written = ['runPages', { state: 'asked' }];
const HELD: Written = ['entries', { kind: 'held' }];
const STARTED: Written = ['runPages', { state: 'started' }];
const DEDUCTED: Written = ['entries', { kind: 'deducted' }];
const GIVEN_UP: Written = ['runPages', { state: 'given-up' }];
const REFUNDED: Written = ['entries', { kind: 'refunded' }];

let browser: Harness;

beforeAll(async () => {
  browser = await Harness.start({ contacts: 3, manual: true });
});
afterAll(() => browser.stop());
beforeEach(() => browser.startOver(20));
afterEach(() => vi.restoreAllMocks());

/** What the page has sent the app: one request for each run that it was let start. */
function spyOnStarts() {
  const handle = vi.spyOn(browser.demo, 'handle');
  return () => handle.mock.calls.filter(([{ method }]) => method === 'POST').length;
}

/** Has the page come to a moment at which the worker has done something and told nobody. */
async function pressUntil(sequence: SequencePage, done: Written) {
  const reached = await stopAt(browser, 'after', done);
  await pressStart(sequence);
  await reached();
}

it('while a hold is asked, before its answer and before a run is let start, it holds and starts once', async () => {
  const starts = spyOnStarts();
  const asking = await openChosen(browser, '101');
  const holding = await openChosen(browser, '202');
  const starting = await openChosen(browser, '303');
  await pressUntil(asking, ASKED);
  await pressUntil(holding, HELD);
  await pressUntil(starting, STARTED);
  expect(await browser.balances()).toMatchObject({ available: 8, retained: 12 });
  await browser.killWorker();

  const pages = [asking, holding, starting];
  for (const page of pages) await untilStarted(page);
  expect(starts()).toBe(3);
  const ids = await Promise.all(pages.map((page) => page.contactIds()));
  for (const of of ids) finishAll(browser.demo, of);
  await expect
    .poll(() => browser.balances())
    .toEqual({ granted: 20, available: 8, retained: 0, used: 12, expired: 0, unbilled: 0 });
  expect(await contactEffects(await ownEntries(browser))).toEqual(Object.assign({}, ...ids.map(finished)));
});

it('before the first outcome, between outcomes and before the last is reported, each counts once', async () => {
  const page = await openChosen(browser);
  await pressStart(page);
  await untilStarted(page);
  const [first = '', second = '', third = ''] = await page.contactIds();
  await browser.killWorker();
  // Of the first, the report is lost with the worker; of the second, its answer.
  for (const [moment, contactId, used] of [
    ['before', first, 2],
    ['after', second, 4],
  ] as const) {
    const reached = await stopAt(browser, moment, DEDUCTED);
    browser.demo.finish(contactId, 'succeeded');
    await reached();
    await browser.killWorker();
    await expect.poll(() => browser.balances()).toMatchObject({ retained: 6 - used, used });
  }
  await browser.killWorker();
  browser.demo.finish(third, 'failed', 'Missing profile data');
  await expect
    .poll(() => browser.balances())
    .toEqual({ granted: 20, available: 16, retained: 0, used: 4, expired: 0, unbilled: 0 });
  expect(await contactEffects(await ownEntries(browser))).toEqual({
    [first]: ['held', 'deducted 2'],
    [second]: ['held', 'deducted 2'],
    [third]: ['held', 'refunded 2'],
  });
});

it('while the rep is asked about fewer contacts than were offered, the rep’s word still counts', async () => {
  await browser.startOver(9);
  const starts = spyOnStarts();
  const page = await openChosen(browser, '101');
  const other = await openChosen(browser, '202');
  await pressUntil(page, ASKED);
  // Another run is faster, and leaves credits for one contact.
  await pressStart(other);
  await untilStarted(other);
  await browser.killWorker();
  await page.page.bringToFront();
  await page.dialog.getByText('Some credits were just spent').waitFor();
  expect(await browser.balances()).toMatchObject({ available: 1, retained: 8 });
  await browser.killWorker();
  await page.answer('Personalize the first one');
  await expect.poll(starts).toBe(2);
  const [first = ''] = await page.contactIds();
  browser.demo.finish(first, 'failed', 'Missing profile data');
  const others = await other.contactIds();
  finishAll(browser.demo, others);
  await expect.poll(() => browser.balances()).toMatchObject({ available: 5, retained: 0, used: 4 });
  expect(await contactEffects(await ownEntries(browser))).toEqual({
    [first]: ['held', 'refunded 2'],
    ...finished(others),
  });
});

it('while the rep cancels, before and after the credits went back, they go back once', async () => {
  const starts = spyOnStarts();
  const givingUp = await openChosen(browser, '101');
  const refunding = await openChosen(browser, '202');
  for (const [page, done] of [
    [givingUp, GIVEN_UP],
    [refunding, REFUNDED],
  ] as const) {
    await pressUntil(page, HELD);
    const reached = await stopAt(browser, 'after', done);
    await page.answer('Cancel');
    await reached();
  }
  await browser.killWorker();
  await expect.poll(() => browser.balances()).toMatchObject({ granted: 20, available: 20, retained: 0 });
  expect(starts()).toBe(0);
  const ids = [...(await givingUp.contactIds()), ...(await refunding.contactIds())];
  expect(await contactEffects(await ownEntries(browser))).toEqual(each(ids, 'held', 'refunded 2'));
});
