import type { Page } from 'playwright-core';
import { answer, refuse, type Staged, silence } from './answers.ts';
import { CONNECTION, LONG_NAME, LONG_WORD } from './given.ts';
import { ofExtension, type Screen, see } from './screen.ts';

const NO_POLICY = answer('policy.get', {
  server: null,
  buyLink: null,
  onlyShippedProfiles: false,
  problems: [],
});
const NO_TEAM = answer('team.get', null);
const OTHER_TEAM = { ...CONNECTION, url: 'https://other.example', team: { id: 'other', name: LONG_NAME } };

const welcome = (name: string, staged: readonly Staged[], act: (page: Page) => Promise<unknown>) =>
  ofExtension(`welcome-${name}`, 'welcome.html', staged, act);

/** No label of a name may be longer than 63 letters. */
const LONG_HOST = `${'donaudampfschifffahrt'.repeat(3)}.${'gesellschaft'.repeat(5)}.example`;

const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();

async function practise(page: Page): Promise<void> {
  await next(page);
  await next(page);
  await page.getByRole('checkbox', { name: 'Choose all' }).check();
}

/** With an invitation in another tab. */
const join = (
  name: string,
  staged: readonly Staged[],
  act: (page: Page) => Promise<unknown>,
  mark: '#' | '%23' = '#',
) =>
  ofExtension(`join-${name}`, 'join.html?tab=0', [NO_POLICY, ...staged], act, (tab) =>
    tab.addInitScript(beInvited, `https://${LONG_HOST}/join${mark}jac_team_${'x'.repeat(43)}`),
  );

/** Runs in the page. The browser tells the address of a tab alone whose person has pressed the extension's icon there. */
function beInvited(url: string): void {
  const { tabs } = (globalThis as unknown as { chrome: { tabs: { get(id: number): Promise<object> } } })
    .chrome;
  tabs.get = async (id) => ({ id, url });
}

export const WELCOME_SCREENS: readonly Screen[] = [
  welcome('what', [], see('Credits per contact')),
  welcome('where', [NO_POLICY, NO_TEAM], async (page) => {
    await next(page);
    await page.getByText('this browser keeps them itself').waitFor();
  }),
  welcome('practice', [], practise),
  welcome('over', [], async (page) => {
    await practise(page);
    await page.getByRole('button', { name: 'Personalize with Jason AI' }).click();
    await page.getByRole('dialog').waitFor();
  }),
  ofExtension('join-none', 'join.html?tab=0', [NO_POLICY, NO_TEAM], see('no invitation')),
  join('loading', [silence('team.get')], see('Loading…')),
  join('question', [NO_TEAM], see('Only join if you know')),
  join('other', [answer('team.get', OTHER_TEAM)], see('This browser leaves')),
  join('exposed', [NO_TEAM], see('Ask for a new join link'), '%23'),
  join('error', [refuse('team.get', 'storage-failed', LONG_WORD)], see('Details')),
];
