import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import type { Harness } from '../kit/harness';
import type { SequencePage } from '../kit/sequencePage';
import { TeamHarness, type TeamServer } from '../kit/team';
import { startTeamServer } from '../kit/teamServer';

// How the page is read, as a team's owner publishes it to everybody.

/** The page as if it had been rebuilt: the counter has another place, and only two of three rows are contacts. */
const REBUILT = {
  ...replySequenceEditor,
  name: 'The rebuilt page',
  counter: { anchor: '.people__bar', place: 'first', otherwise: 'nowhere' },
  contacts: { ...replySequenceEditor.contacts, row: '.people__list .person:not(:last-child)' },
  selected: { by: 'rows' },
};

let server: TeamServer;
let team: TeamHarness;
let owner: Harness;
let member: Harness;
let page: SequencePage;

beforeAll(async () => {
  server = await startTeamServer();
});
afterAll(() => server.stop());

beforeEach(async () => {
  team = await TeamHarness.start(server, { contacts: 3, manual: true }, 10);
  [owner, member] = await Promise.all([
    team.join('Ada', 'owner').then(({ browser }) => browser),
    team.join('Ben').then(({ browser }) => browser),
  ]);
  page = await member.openSequence();
  await page.selectPage();
});
afterEach(() => team.stop());

const publish = (profiles: readonly unknown[], after: number) =>
  owner.ask('profiles.publish', { profiles, note: '', after });
const isReadAsShipped = async () => {
  await page.page.locator('.sequence-toolbar__actions > jason-ai-credits').waitFor();
  await expect.poll(() => page.counterText()).toContain('3 contacts × 2 = 6 credits');
};
const isReadAsRebuilt = async () => {
  await page.page.locator('.people__bar > jason-ai-credits').waitFor();
  await expect.poll(() => page.counterText()).toContain('2 contacts × 2 = 4 credits');
};

it('an open page is read with what the owner has published once its rep has approved it, without a reload, until it is rolled back or the team left', async () => {
  await isReadAsShipped();
  await page.page.evaluate(() => document.documentElement.setAttribute('data-loaded', 'once'));
  await publish([], 0);
  expect(await publish([REBUILT], 1)).toMatchObject({ version: 2, publishedBy: 'Ada' });
  const popup = await member.openExtensionPage('popup.html');
  await popup.getByText('The rebuilt page changes').waitFor();
  await isReadAsShipped();
  await popup.getByRole('button', { name: 'Approve' }).click();
  await popup.getByText('The rebuilt page changes').waitFor({ state: 'detached' });
  await popup.close();
  await isReadAsRebuilt();
  expect(await member.ask('profiles.get', {})).toMatchObject({
    published: { version: 2, publishedBy: 'Ada' },
    inUse: [{ name: 'The rebuilt page' }],
    problem: null,
  });

  await expect(member.ask('profiles.rollBack', { version: 1, after: 2 })).rejects.toThrow('owner-only');
  await owner.ask('profiles.rollBack', { version: 1, after: 2 });
  await isReadAsShipped();

  await owner.ask('profiles.rollBack', { version: 2, after: 3 });
  await isReadAsRebuilt();
  await member.ask('team.leave', { leaveBehind: false });
  await page.page.locator('.sequence-toolbar__actions > jason-ai-credits').waitFor();
  expect(await page.page.locator('html').getAttribute('data-loaded')).toBe('once');
});
