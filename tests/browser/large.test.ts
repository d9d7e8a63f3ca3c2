import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Harness } from './kit/harness';

let browser: Harness;

beforeAll(async () => {
  browser = await Harness.start({ contacts: 10_000, manual: true, parallelism: 500 });
});
afterAll(() => browser.stop());
beforeEach(() => browser.startOver());

it('prices a selection of 10,000 contacts across all pages', async () => {
  await browser.grant(7);
  const sequence = await browser.openSequence();
  await sequence.selectAll();
  await expect.poll(() => sequence.counterText()).toContain('10,000 contacts × 2 = 20,000 credits');
});

it('personalizes the covered ones of them when those are on several pages, and no other', async () => {
  await browser.grant(241);
  const sequence = await browser.openSequence();
  await sequence.selectAll();
  await sequence.start.click();
  await sequence.dialog.getByRole('button', { name: 'Personalize the first 120' }).click();
  const started = sequence.page.locator('.result');
  await expect.poll(() => started.count(), { timeout: 20_000 }).toBe(120);
  const ids = await started.evaluateAll((results) => results.map((r) => r.getAttribute('data-contact-id')));
  expect(new Set(ids)).toEqual(new Set(Array.from({ length: 120 }, (_, i) => String(10_100_001 + i))));
  expect(await browser.balances()).toMatchObject({ available: 1, retained: 240 });
  for (const id of ids)
    browser.demo.finish(id ?? '', Number(id) % 3 === 0 ? 'failed' : 'succeeded', 'Missing profile data');
  const failed = ids.filter((id) => Number(id) % 3 === 0).length;
  const used = (120 - failed) * 2;
  await expect
    .poll(() => browser.balances(), { timeout: 20_000 })
    .toMatchObject({ retained: 0, used, available: 241 - used });
});
