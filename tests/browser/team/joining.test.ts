import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { joinTeam } from '../../../demo/join.ts';
import { hasFocus, tabTo } from '../kit/focus';
import type { Harness } from '../kit/harness';
import { setPolicy } from '../kit/policy';
import { TeamHarness, type TeamServer } from '../kit/team';
import { startTeamServer } from '../kit/teamServer';

let server: TeamServer;
let team: TeamHarness;
let browser: Harness;

beforeAll(async () => {
  server = await startTeamServer();
});
afterAll(() => server.stop());

beforeEach(async () => {
  team = await TeamHarness.start(server, { contacts: 3, manual: true }, 10);
  browser = await team.openBrowser();
});
afterEach(() => team.stop());

describe('joining a team', () => {
  it('is tried first, and then shows the team’s credits instead of the browser’s own', async () => {
    await browser.grant(99);
    const sequence = await browser.openSequence();
    await expect.poll(() => sequence.counterText()).toContain('99 credits');
    const { link } = await team.invite('Ann', 'owner');
    const options = await browser.openExtensionPage('options.html');
    await options.getByLabel('Join link').fill(link);
    await options.getByRole('button', { name: 'Test connection' }).click();
    await options.getByText('Connected: Acme, as Ann (owner)').waitFor();
    expect(await browser.balances()).toMatchObject({ granted: 99 });
    await tabTo(options, options.getByRole('button', { name: 'Join', exact: true }), 'Shift+Tab');
    await options.keyboard.press('Enter');
    // What was pressed is gone.
    await expect.poll(() => hasFocus(options.getByRole('heading', { name: 'Acme' }))).toBe(true);
    await sequence.page.bringToFront();
    await expect.poll(() => sequence.counterText()).toMatch(/\b10 credits/);

    // And back: two ledgers never mix, and the browser's own is as it was.
    await options.bringToFront();
    await tabTo(options, options.getByRole('button', { name: 'Leave', exact: true }));
    await options.keyboard.press('Enter');
    await tabTo(options, options.getByRole('button', { name: 'Leave the team' }), 'Shift+Tab');
    await options.keyboard.press('Enter');
    await expect.poll(() => browser.balances()).toMatchObject({ granted: 99, available: 99 });
  });

  it('by the organisation’s policy takes one press, shows the page no token, and is not undone here', async () => {
    const { link } = await team.invite('Ann');
    await setPolicy(browser, { server: link });
    const options = await browser.openExtensionPage('options.html');
    await options.getByRole('textbox', { name: 'Server' }).waitFor();
    expect(await options.getByRole('textbox', { name: 'Server' }).inputValue()).toBe(server.line.url);
    expect(JSON.stringify(await browser.ask('policy.get', {}))).not.toContain('jac_');
    await options.getByRole('button', { name: 'Join', exact: true }).click();
    await options.getByRole('heading', { name: 'Acme' }).waitFor();
    await options.getByText("so you can't leave it here").waitFor();
    await expect(browser.ask('team.leave', { leaveBehind: true })).rejects.toThrow('set-by-organisation');
    expect(await browser.balances()).toMatchObject({ granted: 10 });
  });

  it('says in words that somebody else answers', async () => {
    const other = createServer((_, response) => response.end('<h1>Sign in to the Wi-Fi</h1>'));
    other.listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    server.line.leadTo((other.address() as AddressInfo).port);
    const { link } = await team.invite('Ann');
    await expect(joinTeam(browser, link)).rejects.toThrow("isn't a Jason AI Credits server");
    other.close();
  });
});

it('a member whose access was revoked is told so, and what they had keeps its place', async () => {
  const { memberId, link } = await team.invite('Ann');
  await joinTeam(browser, link);
  const sequence = await browser.openSequence();
  await sequence.selectPage();
  await sequence.start.click();
  await expect.poll(() => sequence.statuses()).toEqual(Array(3).fill('personalizing'));
  await server.keeper.revoke(team.teamId, memberId);
  const [first = ''] = await sequence.contactIds();
  team.demo.finish(first, 'succeeded');
  const popup = await browser.openExtensionPage('popup.html');
  await popup.getByText('no longer accepts this browser').waitFor();
  await popup.getByText('1 result waits to be delivered').waitFor();
  expect(await team.balances()).toMatchObject({ retained: 6, used: 0 });

  // With a new link to the same team it is delivered.
  const { token } = await server.keeper.newToken(team.teamId, memberId, true);
  await joinTeam(browser, link.replace(/#.*/, `#${token}`));
  await expect.poll(() => team.balances()).toMatchObject({ retained: 4, used: 2 });
});

it('an owner invites a member, who joins from the link’s own page, and limits them', async () => {
  await joinTeam(browser, (await team.invite('Ann', 'owner')).link);
  const billing = await browser.openExtensionPage('billing.html');
  await billing.getByRole('button', { name: 'Invite a member' }).click();
  await billing.getByLabel('Name').fill('Ben');
  await billing.getByRole('button', { name: 'Make the link' }).click();
  const link = await billing.getByRole('textbox', { name: 'Join link' }).inputValue();
  await billing.getByRole('button', { name: 'Done' }).click();

  const ben = await team.openBrowser();
  const invitation = await ben.context.newPage();
  await invitation.goto(link);
  // The toolbar is out of a test's reach: the popup is in a tab, and looks at the one in front. That the server's host is
  // allowed stands for the press on the icon, which lets the extension see a tab's address.
  const popup = await ben.openExtensionPage('popup.html');
  await invitation.bringToFront();
  await popup.reload();
  const opened = ben.context.waitForEvent('page');
  await popup.getByRole('link', { name: 'Look at the invitation' }).click();
  const page = await opened;
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('heading', { name: "You're in: Acme" }).waitFor();
  await page.getByText('You can spend 10 credits now.').waitFor();
  await expect.poll(() => invitation.isClosed()).toBe(true);
  // A page that is open hears of what is spent, and of a limit only when it asks anew.
  for (const open of [popup, page]) await open.close();

  await billing.getByRole('button', { name: 'Change the limit of Ben' }).click();
  await billing.getByLabel('Credits per billing period').fill('3');
  await billing.getByRole('button', { name: 'Save' }).click();
  await billing.getByText('Ben can spend up to 3 credits per billing period now.').waitFor();
  const members = await server.keeper.members(team.teamId);
  expect(members.find(({ name }) => name === 'Ben')?.limit).toMatchObject({ credits: 3, spent: 0 });

  const sequence = await ben.openSequence();
  await sequence.selectPage();
  await sequence.start.click();
  await sequence.dialog.getByText('Your own limit covers the first contact').waitFor();
  await sequence.dialog.getByRole('button', { name: /^Personalize/ }).click();
  await expect.poll(() => sequence.statuses()).toEqual(['personalizing', 'idle', 'idle']);
  expect(await team.balances()).toMatchObject({ available: 8, retained: 2 });
});
