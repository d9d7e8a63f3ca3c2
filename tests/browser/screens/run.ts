import type { Page } from 'playwright-core';
import { answer, refuse, type Staged, silence } from './answers.ts';
import { CONTACTS, HUGE_RUN, HUGE_VIEW, LONG_NAME, OFFLINE, OPEN_RUN, TEAM, viewOf } from './given.ts';
import { ofExtension, type Screen, see } from './screen.ts';

const MEMBER = answer('view.get', viewOf({ team: TEAM }));
const RUN = answer('runs.get', { run: OPEN_RUN, memberName: 'Ada' });
const RESULTS: readonly Staged[] = [
  answer('runs.contacts', { contacts: [], more: false }, { status: 'cancelled' }),
  answer('runs.contacts', { contacts: CONTACTS, more: false }),
];

const run = (name: string, staged: readonly Staged[], act: (page: Page) => Promise<unknown>) =>
  ofExtension(`run-${name}`, 'run.html?run=open', staged, act);

export const RUN_SCREENS: readonly Screen[] = [
  run('loading', [MEMBER, silence('runs.get')], see('Loading…')),
  run('none-of-these', [MEMBER, RUN, ...RESULTS], async (page) => {
    await page.getByLabel('Show').selectOption('cancelled');
    await page.getByText('No contact of this run has this result').waitFor();
  }),
  run(
    'offline',
    [answer('view.get', viewOf({ team: TEAM, sync: OFFLINE })), RUN, ...RESULTS],
    see("can't be reached"),
  ),
  run('unknown', [MEMBER, answer('runs.get', null)], see("isn't known here")),
  run('error', [MEMBER, refuse('runs.get', 'storage-failed')], see('Try again')),
  run(
    'huge',
    [
      answer('view.get', HUGE_VIEW),
      answer('runs.get', { run: HUGE_RUN, memberName: LONG_NAME }),
      answer('runs.contacts', { contacts: CONTACTS, more: false }),
    ],
    see("hasn't kept"),
  ),
];
