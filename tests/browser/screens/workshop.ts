import type { Page } from 'playwright-core';
import { forgetDraft } from '../kit/draft.ts';
import { answer, refuse, type Staged } from './answers.ts';
import { CONNECTION, LONG_NAME, LONG_WORD } from './given.ts';
import { ofExtension, type Screen } from './screen.ts';

const VERSION = { publishedBy: 'Dana', publishedAtMs: Date.now() - 90_000, rolledBackTo: null };

const TEAM: readonly Staged[] = [
  answer('team.get', CONNECTION),
  answer('profiles.versions', [
    { ...VERSION, version: 12, note: 'The list moved', names: ['Reply, people list'], rolledBackTo: 10 },
    { ...VERSION, version: 11, note: LONG_NAME, publishedBy: LONG_NAME, names: [LONG_WORD, LONG_NAME] },
    { ...VERSION, version: 10, note: '', names: [] },
  ]),
];

const workshop = (name: string, staged: readonly Staged[], act: (page: Page) => Promise<unknown>) =>
  ofExtension(`workshop-${name}`, 'workshop.html', staged, act);

const read = (page: Page) => page.getByText('Who reads this page').waitFor();

export const WORKSHOP_SCREENS: readonly Screen[] = [
  workshop('error', [refuse('profiles.get', 'storage-failed')], (page) => page.getByRole('alert').waitFor()),
  live(
    workshop('live', TEAM, async (page) => {
      await read(page);
      await page.getByText('Bring back').first().waitFor();
      await page.getByLabel('Opener', { exact: true }).fill('');
      await page.getByRole('group', { name: '“opener” means' }).waitFor();
    }),
  ),
  live(
    workshop('mistakes', [], async (page) => {
      await read(page);
      await page.getByLabel("A contact's row", { exact: true }).fill('[');
      const text = page.getByRole('region', { name: 'As text' });
      await text.getByRole('textbox').fill('{');
      await text.getByRole('button', { name: 'Take over the text' }).click();
      await text.getByText("This isn't valid JSON").waitFor();
    }),
  ),
];

/** With a page open that it reads, on which one contact is chosen. */
function live(screen: Screen): Screen {
  return {
    ...screen,
    async open(browser) {
      await forgetDraft(await browser.backgroundPage());
      const sequence = await browser.openSequence();
      await sequence.page.locator('.person__check').nth(1).check();
      return screen.open(browser);
    },
  };
}
