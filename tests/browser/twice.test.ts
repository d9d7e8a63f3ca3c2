import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Harness } from './kit/harness';
import type { SequencePage } from './kit/sequencePage';

// No credit is spent twice and none is lost, whatever happens to the page.

let browser: Harness;

beforeAll(async () => {
  browser = await Harness.start({ contacts: 3, manual: true });
});
afterAll(() => browser.stop());
beforeEach(() => browser.startOver(20));

async function openAndChooseAll(): Promise<SequencePage> {
  const sequence = await browser.openSequence();
  await sequence.selectPage();
  await expect.poll(() => sequence.counterText()).toContain('3 contacts × 2 = 6 credits');
  return sequence;
}

async function run(sequence: SequencePage): Promise<string[]> {
  await sequence.start.click();
  await expect.poll(() => sequence.statuses()).toEqual(Array(3).fill('personalizing'));
  return sequence.contactIds();
}

const finishAll = (ids: string[]) => ids.map((id) => browser.demo.finish(id, 'succeeded'));

it('a double click on start holds once', async () => {
  const sequence = await openAndChooseAll();
  await sequence.start.dblclick();
  await expect.poll(() => sequence.statuses()).toEqual(Array(3).fill('personalizing'));
  expect(await browser.balances()).toMatchObject({ available: 14, retained: 6 });
  expect((await browser.ask('runs.list', { before: null, limit: 10, open: false })).runs).toHaveLength(1);
});

it('two tabs that watch one run deduct once', async () => {
  const sequence = await openAndChooseAll();
  const other = await openAndChooseAll();
  const ids = await run(sequence);
  await expect.poll(() => other.statuses()).toEqual(Array(3).fill('personalizing'));
  finishAll(ids);
  await expect.poll(() => browser.balances()).toMatchObject({ available: 14, retained: 0, used: 6 });
  await expect.poll(() => other.counterText()).toMatch(/\b14\b/);
});

it('a second tab can not start what the first has running', async () => {
  const sequence = await openAndChooseAll();
  const other = await openAndChooseAll();
  await run(sequence);
  await other.page.bringToFront();
  await other.start.click();
  await other.dialog.getByText('still being personalized').waitFor();
  expect(await browser.balances()).toMatchObject({ available: 14, retained: 6 });
});

it('a reload goes on with the run', async () => {
  const sequence = await openAndChooseAll();
  const ids = await run(sequence);
  await sequence.page.reload();
  await expect.poll(() => sequence.counterText()).toMatch(/\b6\b/);
  finishAll(ids);
  await expect.poll(() => browser.balances()).toMatchObject({ available: 14, retained: 0, used: 6 });
});

it('leaving the page keeps the credits retained, and coming back settles what happened meanwhile', async () => {
  const sequence = await openAndChooseAll();
  const ids = await run(sequence);
  await sequence.page.close();
  finishAll(ids);
  expect(await browser.balances()).toMatchObject({ available: 14, retained: 6, used: 0 });
  await browser.openSequence();
  await expect.poll(() => browser.balances()).toMatchObject({ available: 14, retained: 0, used: 6 });
});

it('another route of the app takes the counter away, and coming back brings it back', async () => {
  const sequence = await openAndChooseAll();
  const ids = await run(sequence);
  await sequence.page.evaluate(() => {
    location.hash = '#/people/list';
  });
  await sequence.counter.waitFor({ state: 'detached' });
  finishAll(ids);
  await sequence.page.goBack();
  await sequence.counter.waitFor();
  await expect.poll(() => browser.balances()).toMatchObject({ available: 14, retained: 0, used: 6 });
});

it('personalizing a contact again is a new run: the old result is not taken for the new one', async () => {
  const sequence = await openAndChooseAll();
  finishAll(await run(sequence));
  await expect.poll(() => browser.balances()).toMatchObject({ available: 14, used: 6 });
  await run(sequence);
  expect(await browser.balances()).toMatchObject({ available: 8, retained: 6, used: 6 });
  await sequence.page.reload();
  await expect.poll(() => sequence.statuses()).toEqual(Array(3).fill('personalizing'));
  expect(await browser.balances()).toMatchObject({ available: 8, retained: 6, used: 6 });
  finishAll(await sequence.contactIds());
  await expect.poll(() => browser.balances()).toMatchObject({ available: 8, retained: 0, used: 12 });
});

it('after an extension update the page has one counter, and it works', async () => {
  const sequence = await openAndChooseAll();
  const ids = await run(sequence);
  await browser.updateExtension();
  finishAll(ids);
  await expect.poll(() => browser.balances()).toMatchObject({ available: 14, retained: 0, used: 6 });
  await expect.poll(() => sequence.counter.count()).toBe(1);
  await expect.poll(() => sequence.counterText()).toMatch(/\b14\b/);
});

it('a click that a page script makes for what a person did is held', async () => {
  const sequence = await openAndChooseAll();
  await sequence.page.evaluate(() => document.querySelector<HTMLElement>('.personalize')?.click());
  await expect.poll(() => sequence.statuses()).toEqual(Array(3).fill('personalizing'));
  expect(await browser.balances()).toMatchObject({ available: 14, retained: 6 });
});
