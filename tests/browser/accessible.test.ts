import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Harness } from './kit/harness';
import { violations } from './kit/violations';

let browser: Harness;

beforeAll(async () => {
  browser = await Harness.start({ contacts: 5, manual: true });
  await browser.grant(7);
});
afterAll(() => browser.stop());

describe.each(['light', 'dark'] as const)('in %s, axe finds nothing wrong', (colorScheme) => {
  it.each(['popup.html', 'options.html', 'billing.html'] as const)('in %s', async (path) => {
    const page = await browser.openExtensionPage(path);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('heading').first().waitFor();
    await expect.poll(() => page.getByText('Loading…').count()).toBe(0);
    expect(await violations(page, 'html')).toEqual([]);
    await page.close();
  });

  it('in the counter and the pop-up', async () => {
    const sequence = await browser.openSequence();
    await sequence.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await sequence.selectPage();
    await expect.poll(() => sequence.counterText()).toContain('5 contacts × 2 = 10 credits');
    expect(await violations(sequence.page, 'jason-ai-credits')).toEqual([]);
    await sequence.start.click();
    await sequence.dialog.getByRole('button', { name: 'Personalize the first 3' }).waitFor();
    expect(await violations(sequence.page, 'jason-ai-credits-dialog')).toEqual([]);
    await sequence.page.close();
  });
});

describe('by keyboard alone', () => {
  it('a rep can start a run, and leave the pop-up to where they came from', async () => {
    const sequence = await browser.openSequence();
    await sequence.selectPage();
    const { keyboard } = sequence.page;
    await sequence.start.focus();
    await keyboard.press('Enter');
    await sequence.dialog.waitFor();
    await keyboard.press('Escape');
    await sequence.dialog.waitFor({ state: 'detached' });
    await expect.poll(() => sequence.start.evaluate((button) => button.matches(':focus'))).toBe(true);

    await keyboard.press('Space');
    const first = sequence.dialog.getByRole('button', { name: 'Personalize the first 3' });
    await first.waitFor();
    for (let presses = 0; presses < 5; presses++) {
      if (await first.evaluate((button) => button.matches(':focus'))) break;
      await keyboard.press('Tab');
    }
    await keyboard.press('Enter');
    await expect.poll(() => browser.balances()).toMatchObject({ available: 1, retained: 6 });
  });
});
