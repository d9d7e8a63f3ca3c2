import type { Page } from 'playwright-core';
import type { DemoBrowser } from '../browser.ts';
import type { DemoTeam } from '../team.ts';

export type Take = (page: Page, name: string) => Promise<void>;

/** The size that the toolbar popup has. */
const POPUP = { width: 360, height: 600 };

/** A rep's first day: no credits, some credits, too many contacts, a run, and what became of it. */
export async function walk(browser: DemoBrowser, team: DemoTeam, take: Take): Promise<void> {
  const sequence = await browser.openSequence('101');
  const popup = await browser.openExtensionPage('popup.html');
  await popup.setViewportSize(POPUP);
  await popup.getByText('No runs yet').waitFor();
  await take(popup, 'popup-empty');

  await chooseAll(sequence);
  await sequence.getByRole('button', { name: 'Personalize with Jason AI' }).click();
  await sequence.getByRole('dialog').waitFor();
  await take(sequence, 'no-credits');
  await sequence.getByRole('button', { name: 'Close', exact: true }).click();

  await takeSettings(browser, take);
  await team.addCredits(31);
  await sequence.bringToFront();
  await sequence.getByText('31 credits').waitFor();
  await sequence.getByText('24 contacts × 2 = 48 credits').waitFor();
  await take(sequence, 'cost-preview');

  await sequence.getByRole('button', { name: 'Personalize with Jason AI' }).click();
  await sequence.getByRole('button', { name: 'Personalize the first 15' }).waitFor();
  await take(sequence, 'over-selection');
  await sequence.getByRole('button', { name: 'Personalize the first 15' }).click();
  await sequence.locator('.retained').waitFor();
  await sequence
    .locator('.result[data-status="failed"], .result[data-status="personalized"]')
    .nth(4)
    .waitFor();
  await take(sequence, 'running');
  // As a popup is that is opened now.
  await popup.reload();
  await popup.getByText('In progress').waitFor();
  await take(popup, 'popup-running');

  await sequence.bringToFront();
  await sequence.getByText('15 of 15 done').waitFor();
  await sequence.locator('.retained').waitFor({ state: 'detached' });
  await take(sequence, 'finished');

  await popup.getByRole('button', { name: /Sequence 101/ }).click();
  await popup.getByText('Missing profile data').first().waitFor();
  await popup.getByRole('button', { name: /Sequence 101/ }).scrollIntoViewIfNeeded();
  await take(popup, 'popup-results');

  await buyCredits(browser, take);
  await chooseTenThousand(browser, take);
}

async function chooseAll(sequence: Page): Promise<void> {
  await sequence.bringToFront();
  await sequence.getByRole('button', { name: /^Select all/ }).click();
}

async function takeSettings(browser: DemoBrowser, take: Take): Promise<void> {
  const options = await browser.openExtensionPage('options.html');
  await options.getByRole('heading', { name: 'Calderwood Sales' }).waitFor();
  await take(options, 'options');
  await options.close();
}

async function buyCredits(browser: DemoBrowser, take: Take): Promise<void> {
  const billing = await browser.openExtensionPage('billing.html');
  await billing.getByRole('button', { name: 'Add Jason AI credits' }).click();
  await billing.getByLabel('Amount').selectOption({ index: 2 });
  await billing.getByRole('button', { name: 'Recalculate total' }).click();
  await billing.getByRole('button', { name: 'Confirm' }).and(billing.locator(':enabled')).waitFor();
  await take(billing, 'recalculated');
  await billing.getByRole('button', { name: 'Confirm' }).click();
  await billing.getByText('credits were added').waitFor();
  await take(billing, 'plans-and-billing');
  await billing.close();
}

async function chooseTenThousand(browser: DemoBrowser, take: Take): Promise<void> {
  const large = await browser.openSequence('202');
  await chooseAll(large);
  await large.getByText('10,000 contacts × 2 = 20,000 credits').waitFor();
  await large.evaluate(() => scrollTo(0, 0));
  await take(large, 'ten-thousand');
}
