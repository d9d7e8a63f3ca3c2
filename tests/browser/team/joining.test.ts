import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { joinTeam } from '../../../demo/join.ts';
import type { Harness } from '../kit/harness';
import { setPolicy } from '../kit/policy';
import { TeamHarness, TeamServer } from '../kit/team';

let server: TeamServer;
let team: TeamHarness;
let browser: Harness;

beforeAll(async () => {
  server = await TeamServer.start();
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
    await options.getByRole('button', { name: 'Join', exact: true }).click();
    await options.getByRole('heading', { name: 'Acme' }).waitFor();
    await sequence.page.bringToFront();
    await expect.poll(() => sequence.counterText()).toMatch(/\b10 credits/);

    // And back: two ledgers never mix, and the browser's own is as it was.
    await options.bringToFront();
    await options.getByRole('button', { name: 'Leave', exact: true }).click();
    await options.getByRole('button', { name: 'Leave the team' }).click();
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

it('an owner sees what members spend, and limits one', async () => {
  const { browser: ben, memberId } = await team.join('Ben');
  await joinTeam(browser, (await team.invite('Ann', 'owner')).link);
  const billing = await browser.openExtensionPage('billing.html');
  await billing.getByRole('button', { name: 'Change the limit of Ben' }).click();
  await billing.getByLabel('Credits per billing period').fill('3');
  await billing.getByRole('button', { name: 'Save' }).click();
  await billing.getByText('Ben can spend up to 3 credits per billing period now.').waitFor();
  const members = await server.keeper.members(team.teamId);
  expect(members.find(({ id }) => id === memberId)?.limit).toMatchObject({ credits: 3, spent: 0 });

  const sequence = await ben.openSequence();
  await sequence.selectPage();
  await sequence.start.click();
  await sequence.dialog.getByText('Your own limit covers the first contact').waitFor();
  await sequence.dialog.getByRole('button', { name: /^Personalize/ }).click();
  await expect.poll(() => sequence.statuses()).toEqual(['personalizing', 'idle', 'idle']);
  expect(await team.balances()).toMatchObject({ available: 8, retained: 2 });
});
