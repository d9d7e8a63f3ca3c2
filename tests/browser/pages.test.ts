import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Harness } from './kit/harness';

// The extension's own pages, against the real worker.

let browser: Harness;

beforeAll(async () => {
  browser = await Harness.start({ contacts: 3, manual: true });
});
afterAll(() => browser.stop());
beforeEach(() => browser.startOver());

describe('Plans & Billing', () => {
  it('sells an amount at the recalculated total, and a sequence page that is open shows it', async () => {
    const sequence = await browser.openSequence();
    await expect.poll(() => sequence.counterText()).toContain('0 credits');
    const billing = await browser.openExtensionPage('billing.html');
    await billing.getByRole('button', { name: 'Add Jason AI credits' }).click();
    const confirm = billing.getByRole('button', { name: 'Confirm' });
    expect(await confirm.isDisabled()).toBe(true);
    await billing.getByLabel('Amount').selectOption({ label: '500 credits' });
    await billing.getByRole('button', { name: 'Recalculate total' }).click();
    await billing.getByText('$45.00').waitFor();
    await confirm.click();
    await billing.getByText('500 credits were added').waitFor();
    await billing.getByRole('row', { name: /Jason AI credits 500 0/ }).waitFor();
    await sequence.page.bringToFront();
    await expect.poll(() => sequence.counterText()).toContain('500 credits');
  });
});

describe('Settings', () => {
  it('adds demo credits, exports everything, erases it and imports it again', async () => {
    const options = await browser.openExtensionPage('options.html');
    await options.getByLabel('Amount').fill('7');
    await options.getByRole('button', { name: 'Add credits' }).click();
    await options.getByText('7 credits were added').waitFor();

    const [download] = await Promise.all([
      options.waitForEvent('download'),
      options.getByRole('button', { name: 'Export to a file' }).click(),
    ]);
    const file = await download.path();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      format: 'jason-ai-credits',
      version: 1,
    });

    await options.getByRole('button', { name: 'Erase everything' }).click();
    await options.getByRole('button', { name: 'Erase for good' }).click();
    await options.getByText('Everything was erased').waitFor();
    expect(await browser.balances()).toMatchObject({ granted: 0 });

    await options.getByLabel('Backup file').setInputFiles(file);
    await options.getByRole('button', { name: 'Replace everything' }).click();
    await options.getByText('Imported 1 entry').waitFor();
    expect(await browser.balances()).toMatchObject({ granted: 7, available: 7 });
  });

  it('a profile that fits nothing leaves the page as it was, and the popup says what is missing', async () => {
    const {
      shipped: [shipped],
    } = await browser.ask('profiles.get', {});
    const settings = await browser.ask('settings.get', {});
    const profile = {
      ...shipped,
      start: '.not-there',
      counter: { anchor: '.nor-this', place: 'last', otherwise: 'nowhere' },
    };
    await browser.ask('settings.set', { settings: { ...settings, profiles: [profile] } });
    const sequence = await browser.openSequence();
    await sequence.selectPage();
    await sequence.start.click();
    await expect.poll(() => sequence.statuses()).toEqual(Array(3).fill('personalizing'));
    expect(await sequence.counter.count()).toBe(0);
    await expect.poll(() => browser.ask('diagnosis.get', {})).toHaveLength(1);
    const popup = await browser.openExtensionPage('popup.html');
    await popup.getByText(/Not found: .*the place for the counter/).waitFor();
    await popup.getByText(/the start button/).waitFor();
  });
});

describe('the introduction', () => {
  it('ends with the counter on a practice page, where a run spends nothing real', async () => {
    await browser.grant(99);
    const page = await browser.openExtensionPage('welcome.html');
    const counter = page.getByRole('region', { name: 'Jason AI credits' });
    for (let step = 1; step < 3; step++) await page.getByRole('button', { name: 'Next' }).click();
    await counter.getByText('7 credits').waitFor();
    await page.getByLabel('Choose all').check();
    await counter.getByText('6 contacts × 2 = 12 credits').waitFor();
    const start = page.getByRole('button', { name: 'Personalize with Jason AI' });
    await start.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Personalize the first 3' }).click();
    expect(await start.evaluate((button) => button.matches(':focus'))).toBe(true);
    await counter.getByText('3 credits').waitFor();
    expect(await browser.balances()).toMatchObject({ granted: 99, available: 99 });
  });
});

describe('when the data was cleared', () => {
  it('the popup says so instead of showing no credits, and offers to start empty', async () => {
    await browser.grant(7);
    const popup = await browser.openExtensionPage('popup.html');
    await popup.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase('jason-ai-credits');
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
        }),
    );
    await popup.reload();
    await popup.getByText("Your credit data isn't in this browser any more").waitFor();

    const sequence = await browser.openSequence();
    await expect.poll(() => sequence.counterText()).toContain("isn't in this browser any more");
    await sequence.selectPage();
    await sequence.start.click();
    await sequence.dialog.getByText("isn't in this browser any more").waitFor();
    expect(await sequence.statuses()).toEqual(Array(3).fill('idle'));

    await popup.bringToFront();
    await popup.getByRole('button', { name: 'Start empty' }).click();
    await popup.getByText('No runs yet').waitFor();
    expect(await browser.balances()).toMatchObject({ granted: 0 });
  });
});
