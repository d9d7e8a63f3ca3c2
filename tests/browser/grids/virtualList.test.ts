import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { virtualList } from '../../grids/virtualList/profile';
import { GridBrowser, type GridPage } from '../kit/gridBrowser';
import { contactIds, outcomesOf } from '../kit/vendorFacts';

let browser: GridBrowser;
let list: GridPage;
beforeAll(async () => {
  browser = await GridBrowser.start();
});
afterAll(() => browser.stop());
beforeEach(async () => {
  await browser.reset(13, virtualList);
  list = await browser.open('virtual-list/sequences/7');
});

it('a selection that the page can’t reduce is told with the exact number, and no credit is retained for it', async () => {
  await list.page.locator('.all').click();
  await expect.poll(() => list.counterText()).toContain('5,000 contacts');
  await list.start.click();
  await list.dialog.waitFor();
  expect(await list.dialog.textContent()).toContain('Choose only the first 6 contacts');
  expect(await list.dialog.getByRole('button', { name: /Personalize/ }).count()).toBe(0);
  await list.answer('Close');
  await expect.poll(() => list.dialog.count()).toBe(0);
  expect(await list.asked()).toEqual([]);
  await expect.poll(() => browser.balances()).toMatchObject({ available: 13, retained: 0, used: 0 });

  // The rep does what was said.
  await list.page.locator('.clear').click();
  for (let row = 0; row < 6; row++) await list.page.locator('.mark').nth(row).click();
  await expect.poll(() => list.counterText()).toContain('6 contacts × 2 = 12 credits');
  await list.start.click();
  await expect.poll(() => list.asked()).toEqual([contactIds(1, 6)]);
  await expect.poll(() => browser.balances()).toMatchObject({ available: 3, retained: 0, used: 10 });
  expect(await browser.outcomes()).toEqual(outcomesOf(1, 6));
});

it('what became of a contact that isn’t drawn is settled when it is', async () => {
  const { page } = list;
  await page.locator('.mark').nth(0).click();
  // Far enough for the first one to be no longer drawn.
  await page.locator('.scroller').evaluate((scroller) => scroller.scrollTo(0, 32 * 1_000));
  await page.getByRole('link', { name: 'Contact 1005', exact: true }).waitFor();
  await page.locator('.virtual-row', { hasText: 'Contact 1005' }).locator('.mark').click();
  await expect.poll(() => list.counterText()).toContain('2 contacts × 2 = 4 credits');
  await list.start.click();
  await expect.poll(() => list.asked()).toEqual([['c-0001', 'c-1005']]);
  await expect.poll(() => browser.balances()).toMatchObject({ available: 11, retained: 2, used: 0 });
  await page.locator('.scroller').evaluate((scroller) => scroller.scrollTo(0, 0));
  await expect.poll(() => browser.balances()).toMatchObject({ available: 11, retained: 0, used: 2 });
  expect(await browser.outcomes()).toEqual(['succeeded', 'failed: No public profile found']);
});
