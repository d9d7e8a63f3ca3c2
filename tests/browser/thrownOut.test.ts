import { afterEach, beforeEach, expect, test } from 'vitest';
import { Harness } from './kit/harness';

let browser: Harness;
beforeEach(async () => {
  browser = await Harness.start({ contacts: 5 });
});
afterEach(() => browser.stop());

test('a page that throws the pop-up out gets it back, and the start control is not dead', async () => {
  await browser.grant(7);
  const sequence = await browser.openSequence();
  await sequence.selectPage();
  await sequence.start.click();
  await sequence.dialog.waitFor();
  await sequence.page.evaluate(() => document.querySelector('jason-ai-credits-dialog')?.remove());
  await sequence.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => sequence.dialog.count()).toBe(0);
  await sequence.start.click();
  await sequence.dialog.getByRole('button', { name: 'Personalize the first 3' }).click();
  await expect.poll(() => browser.balances()).toMatchObject({ used: 6, retained: 0 });
});
