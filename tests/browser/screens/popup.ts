import type { Page } from 'playwright-core';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor.ts';
import { answer, refuse, type Staged, silence } from './answers.ts';
import {
  CONTACTS,
  EMPTY_VIEW,
  HUGE_RUN,
  HUGE_VIEW,
  LIMIT,
  LONG_NAME,
  LONG_WORD,
  NOTHING_USED,
  OFFLINE,
  OPEN_RUN,
  runOf,
  TEAM,
  USED,
  viewOf,
} from './given.ts';
import { ofExtension, type Screen, see } from './screen.ts';

const VERSION = { version: 2, note: '', publishedBy: LONG_NAME, publishedAtMs: 0, rolledBackTo: null };
const NO_RUNS = answer('runs.list', { runs: [], more: false });
const RUNS: readonly Staged[] = [
  answer('runs.list', { runs: [OPEN_RUN], more: false }, { open: true }),
  answer('runs.list', { runs: [OPEN_RUN, runOf()], more: false }, { open: false }),
  answer('runs.contacts', { contacts: CONTACTS, more: false }),
];
const HUGE_RUNS: readonly Staged[] = [
  answer('runs.list', { runs: [HUGE_RUN], more: false }),
  answer('runs.contacts', { contacts: CONTACTS, more: false }),
];

const popup = (name: string, staged: readonly Staged[], act: (page: Page) => Promise<unknown>) =>
  ofExtension(`popup-${name}`, 'popup.html', [...staged, answer('usage.summary', NOTHING_USED)], act);

async function openRun(page: Page): Promise<void> {
  await page.locator('.run-toggle').first().click();
  await page.getByText('No result in time').waitFor();
}

export const POPUP_SCREENS: readonly Screen[] = [
  popup('loading', [silence('view.get')], see('Loading…')),
  popup('empty', [answer('view.get', EMPTY_VIEW), NO_RUNS], see('No runs yet')),
  popup(
    'running',
    [answer('view.get', viewOf({ team: TEAM })), answer('usage.summary', USED), ...RUNS],
    openRun,
  ),
  popup('release', [answer('view.get', viewOf({ team: TEAM })), ...RUNS], (page) =>
    page.getByRole('button', { name: /^Release the credits/ }).click(),
  ),
  popup(
    'all-retained',
    [
      answer(
        'view.get',
        viewOf({
          balances: { granted: 90, available: 0, retained: 30, used: 60, expired: 0, unbilled: 0 },
        }),
      ),
      ...RUNS,
    ],
    see('Nothing available right now'),
  ),
  popup(
    'low',
    [
      answer(
        'view.get',
        viewOf({
          role: 'member',
          team: TEAM,
          balances: { granted: 99, available: 7, retained: 0, used: 60, expired: 32, unbilled: 1 },
        }),
      ),
      NO_RUNS,
    ],
    see('Only 7 credits are available'),
  ),
  popup(
    'own-limit',
    [answer('view.get', viewOf({ team: TEAM, limit: LIMIT, spendable: 8 })), NO_RUNS],
    see('Change limits'),
  ),
  popup(
    'offline',
    [answer('view.get', viewOf({ team: TEAM, sync: OFFLINE })), ...RUNS],
    see("can't be reached"),
  ),
  popup(
    'not-allowed',
    [
      answer(
        'view.get',
        viewOf({ team: TEAM, sync: { ...OFFLINE, problem: { code: 'host-not-allowed', detail: '' } } }),
      ),
      NO_RUNS,
    ],
    see('Open Settings'),
  ),
  popup('error', [refuse('view.get', 'storage-failed', `QuotaExceededError: ${LONG_WORD}`)], see('Details')),
  popup('data-missing', [refuse('view.get', 'data-missing')], see('Start empty')),
  popup(
    'lists-failed',
    [answer('view.get', viewOf()), refuse('runs.list', 'no-answer')],
    see("The extension didn't answer"),
  ),
  popup(
    'unreadable',
    [
      answer('view.get', viewOf()),
      NO_RUNS,
      answer('diagnosis.get', [
        {
          url: `https://run.reply.io/Dashboard/Material#/campaign/${LONG_WORD}/people`,
          sinceMs: Date.now() - 90_000,
          profileId: 'reply',
          missing: ['counter.anchor', 'start', 'contacts.row'],
          candidates: [
            {
              profileId: 'reply',
              name: 'Reply, people list',
              why: 'parts',
              found: 4,
              of: 9,
              missing: ['start'],
            },
            { profileId: 'old', name: LONG_WORD, why: 'parts', found: 2, of: 9, missing: ['start'] },
          ],
        },
      ]),
    ],
    see('Open the workshop'),
  ),
  popup(
    'approval',
    [
      answer('view.get', viewOf()),
      NO_RUNS,
      answer('profiles.get', {
        managed: [],
        own: [],
        shipped: [],
        inUse: [],
        onlyShipped: false,
        problem: null,
        published: { ...VERSION, profiles: [] },
        pending: [
          {
            digest: 'a',
            before: replySequenceEditor,
            profile: { ...replySequenceEditor, start: `.${LONG_WORD}` },
          },
          { digest: 'b', before: null, profile: { ...replySequenceEditor, id: 'b', name: LONG_NAME } },
        ],
      }),
    ],
    async (page) => {
      for (const shows of await page.getByText('Show what changes').all()) await shows.click();
    },
  ),
  popup('huge', [answer('view.get', HUGE_VIEW), ...HUGE_RUNS], openRun),
  ofExtension(
    'popup-no-access',
    'popup.html',
    [answer('view.get', viewOf()), NO_RUNS, answer('usage.summary', NOTHING_USED)],
    see('Allow on run.reply.io'),
    (tab) => tab.addInitScript(beKeptOut),
  ),
];

/** Runs in the page. The person has taken the site access back. */
function beKeptOut(): void {
  type Contains = (asked: object, done?: (isAllowed: boolean) => void) => Promise<boolean>;
  const { permissions } = (globalThis as unknown as { chrome: { permissions: { contains: Contains } } })
    .chrome;
  permissions.contains = async (_, done) => {
    done?.(false);
    return false;
  };
}
