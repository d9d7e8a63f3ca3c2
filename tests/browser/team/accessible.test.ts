import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Harness } from '../kit/harness';
import { TeamHarness, TeamServer } from '../kit/team';
import { violations } from '../kit/violations';

// What only a team's members see: the team in Settings, the members in Plans & Billing, and being offline.

let server: TeamServer;
let team: TeamHarness;
let browser: Harness;

beforeAll(async () => {
  server = await TeamServer.start();
  team = await TeamHarness.start(server, { contacts: 3, manual: true }, 10);
  await team.invite('Ben');
  ({ browser } = await team.join('Ann', 'owner'));
});
afterAll(async () => {
  await team.stop();
  await server.stop();
});

const SHOWN = {
  'options.html': 'Ann (owner)',
  'billing.html': 'Ben',
  'popup.html': 'Acme',
} as const;

describe.each(['light', 'dark'] as const)('in %s, axe finds nothing wrong', (colorScheme) => {
  it.each(['options.html', 'billing.html', 'popup.html'] as const)('in %s of a team', async (path) => {
    const page = await browser.openExtensionPage(path);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.getByText(SHOWN[path]).first().waitFor();
    expect(await violations(page, 'html')).toEqual([]);
    await page.close();
  });

  it('in the popup and the counter while the server can’t be reached', async () => {
    const sequence = await browser.openSequence();
    await sequence.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect.poll(() => sequence.counterText()).toContain('10 credits');
    server.line.cut();
    await expect.poll(() => sequence.counterText()).toContain('As of');
    expect(await violations(sequence.page, 'jason-ai-credits')).toEqual([]);
    const popup = await browser.openExtensionPage('popup.html');
    await popup.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await popup.getByText("can't be reached").waitFor();
    expect(await violations(popup, 'html')).toEqual([]);
    server.line.mend();
    await popup.close();
    await sequence.page.close();
  });
});
