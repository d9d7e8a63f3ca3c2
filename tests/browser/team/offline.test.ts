import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Harness } from '../kit/harness';
import type { SequencePage } from '../kit/sequencePage';
import { TeamHarness, type TeamServer } from '../kit/team';
import { startTeamServer } from '../kit/teamServer';

let server: TeamServer;
let team: TeamHarness;
let browser: Harness;
let sequence: SequencePage;

beforeAll(async () => {
  server = await startTeamServer();
});
afterAll(() => server.stop());

beforeEach(async () => {
  team = await TeamHarness.start(server, { contacts: 3, manual: true }, 10);
  ({ browser } = await team.join('Ann', 'owner'));
  sequence = await browser.openSequence();
  await sequence.selectPage();
  await expect.poll(() => sequence.counterText()).toContain('3 contacts × 2 = 6 credits');
});
afterEach(() => team.stop());

async function startRun(): Promise<string[]> {
  await sequence.start.click();
  await expect.poll(() => sequence.statuses()).toEqual(Array(3).fill('personalizing'));
  return sequence.contactIds();
}

describe('offline', () => {
  it('no run starts, the rep is told why, and can try again when the connection is back', async () => {
    server.line.cut();
    await sequence.start.click();
    await sequence.dialog
      .getByText('can’t be reached')
      .or(sequence.dialog.getByText("can't be reached"))
      .waitFor();
    expect(await sequence.statuses()).toEqual(Array(3).fill('idle'));
    server.line.mend();
    await sequence.dialog.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => sequence.statuses()).toEqual(Array(3).fill('personalizing'));
    expect(await team.balances()).toMatchObject({ available: 4, retained: 6 });
  });

  it('outcomes of a run are kept, shown at once, and delivered when the connection is back', async () => {
    const [first = '', second = '', third = ''] = await startRun();
    server.line.cut();
    team.demo.finish(first, 'succeeded');
    team.demo.finish(second, 'failed', 'Missing profile data');
    team.demo.finish(third, 'succeeded');
    // What is expected of them is in the rep's own counter, with the time of the last agreement beside it.
    await expect.poll(() => browser.balances()).toMatchObject({ available: 6, retained: 0, used: 4 });
    await expect.poll(() => sequence.counterText()).toMatch(/As of/);
    expect(await team.balances()).toMatchObject({ available: 4, retained: 6, used: 0 });
    // The worker may die meanwhile, as often as it likes.
    await browser.killWorker();
    server.line.mend();
    await expect.poll(() => team.balances()).toMatchObject({ available: 6, retained: 0, used: 4 });
    await expect.poll(() => sequence.counterText()).not.toMatch(/As of/);
  });
});
