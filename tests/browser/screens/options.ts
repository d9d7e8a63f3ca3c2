import type { Page } from 'playwright-core';
import { answer, refuse, type Staged, silence } from './answers.ts';
import { CONNECTION, LONG_NAME, LONG_WORD, REPLY_API } from './given.ts';
import { ofExtension, type Screen } from './screen.ts';

const NO_TEAM = answer('team.get', null);
const NO_POLICY = answer('policy.get', {
  server: null,
  buyLink: null,
  onlyShippedProfiles: false,
  problems: [],
});
const BARE: readonly Staged[] = [NO_TEAM, NO_POLICY];
const LEFT_BEHIND = { ...CONNECTION, leftBehind: { undelivered: 3, awaited: 1 } };
const LONG_URL = `https://${LONG_WORD.toLowerCase()}.calderwood.example/credits`;

const options = (
  name: string,
  staged: readonly Staged[],
  act: (page: Page) => Promise<unknown>,
  prepare?: (tab: Page) => Promise<unknown>,
) => ofExtension(`options-${name}`, 'options.html', staged, act, prepare);

const allowed = (tab: Page) => tab.addInitScript(allowHosts);

/** Runs in the page: its person has allowed the extension every host. */
function allowHosts(): void {
  const { permissions } = (globalThis as unknown as { chrome: { permissions: { contains: unknown } } })
    .chrome;
  permissions.contains = async () => true;
}

/** All that is loaded by itself is there. */
async function whole(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Data' }).waitFor();
  await page.getByRole('heading', { name: 'How the page is read' }).waitFor();
  await page.getByLabel('Reply API key').waitFor();
}

/** Every form with something in it that can't be saved, and a question that waits for its answer. */
async function mistaken(page: Page): Promise<void> {
  await whole(page);
  for (const [label, button] of [
    ['Join link', 'Join'],
    ['Amount', 'Add credits'],
    ['Warn when', 'Save'],
    ['Where “Buy credits” leads', 'Save'],
  ] as const) {
    const field = page.getByLabel(label).first();
    await field.fill('-');
    await page
      .locator('form')
      .filter({ has: field })
      .getByRole('button', { name: button, exact: true })
      .click();
  }
  const api = page.getByRole('region', { name: 'Results when a page was closed' });
  await api.getByText('Advanced').click();
  await api.getByLabel('Address of the API').fill('-');
  await api.getByRole('button', { name: 'Save', exact: true }).click();
  await api.getByText('An address must start with').waitFor();
  await page.getByRole('button', { name: 'Erase everything' }).click();
}

export const OPTIONS_SCREENS: readonly Screen[] = [
  options('loading', [silence('settings.get'), silence('team.get'), silence('policy.get')], (page) =>
    page.getByText('Loading…').first().waitFor(),
  ),
  options(
    'error',
    [refuse('settings.get', 'storage-failed', LONG_WORD), refuse('team.get', 'no-answer')],
    (page) => page.getByText('Details').waitFor(),
  ),
  options('own', BARE, whole),
  options('mistakes', BARE, mistaken),
  options('import', BARE, async (page) => {
    await whole(page);
    const file = { name: `${LONG_WORD}.json`, mimeType: 'application/json', buffer: Buffer.from('{}') };
    await page.getByLabel('Backup file').setInputFiles(file);
    await page.getByRole('button', { name: 'Replace everything' }).click();
    await page.getByRole('alert').waitFor();
  }),
  options(
    'team',
    [NO_POLICY, answer('team.get', CONNECTION), answer('replyApi.get', REPLY_API)],
    whole,
    allowed,
  ),
  options(
    'leave',
    [NO_POLICY, answer('team.get', LEFT_BEHIND), refuse('team.leave', 'undelivered')],
    async (page) => {
      await whole(page);
      await page.getByRole('button', { name: 'Leave' }).click();
      await page.getByRole('button', { name: 'Leave the team' }).click();
      await page.getByRole('button', { name: 'Leave and lose them' }).waitFor();
    },
    allowed,
  ),
  options(
    'long',
    [
      NO_POLICY,
      answer('team.get', {
        ...CONNECTION,
        url: LONG_URL,
        team: { id: 'team', name: LONG_NAME },
        member: { ...CONNECTION.member, name: LONG_NAME },
      }),
      answer('replyApi.get', {
        ...REPLY_API,
        usage: null,
        problem: { code: 'key-refused', detail: `${LONG_WORD}: ${LONG_NAME}` },
      }),
    ],
    whole,
  ),
  options(
    'managed',
    [
      NO_TEAM,
      answer('policy.get', {
        server: { url: LONG_URL, hasLink: true },
        buyLink: `${LONG_URL}/buy`,
        onlyShippedProfiles: true,
        problems: [{ key: 'profiles', code: 'invalid-input', detail: `0.contacts.${LONG_WORD}` }],
      }),
    ],
    whole,
  ),
];
