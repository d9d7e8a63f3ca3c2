import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Harness } from './kit/harness';

// The extension is there wherever a sequence page is open, and says where the browser keeps it out.

let browser: Harness;

beforeAll(async () => {
  browser = await Harness.start({ contacts: 3, manual: true });
});
afterAll(() => browser.stop());
beforeEach(() => browser.startOver(20));

it('a page that is open gets its counter again when the extension was switched off and on', async () => {
  const sequence = await browser.openSequence();
  await sequence.counter.waitFor();
  await browser.switchExtensionOffAndOn();
  await expect.poll(() => sequence.counterText()).toContain('20 credits');
  expect(await sequence.counter.count()).toBe(1);
  // It is a living one: it reads the page.
  await sequence.selectPage();
  await expect.poll(() => sequence.counterText()).toContain('3 contacts × 2 = 6 credits');
});

it('where the browser keeps it from the site, the popup says so; an open page gets its counter when it may', async () => {
  await browser.allowSites(false);
  const sequence = await browser.openSequence();
  const popup = await browser.openExtensionPage('popup.html');
  await popup.getByRole('button', { name: 'Allow on run.reply.io' }).waitFor();
  expect(await sequence.counter.count()).toBe(0);
  await browser.allowSites(true);
  await expect.poll(() => sequence.counterText()).toContain('20 credits');
  await popup.reload();
  await popup.getByRole('heading', { name: 'Jason AI Credits' }).waitFor();
  await expect.poll(() => popup.getByRole('button', { name: 'Allow on run.reply.io' }).count()).toBe(0);
});
