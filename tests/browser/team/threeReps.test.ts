import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Harness } from '../kit/harness';
import type { SequencePage } from '../kit/sequencePage';
import { TeamHarness, type TeamServer } from '../kit/team';
import { startTeamServer } from '../kit/teamServer';

// Three reps of one team, each with a browser of their own, on credits for half of what they want.

const SEQUENCES = ['101', '202', '303'];
const CONTACTS_EACH = 10;
/** 3 × 10 contacts at 2 credits want 60. */
const CREDITS = 30;

interface Rep {
  readonly browser: Harness;
  readonly page: SequencePage;
}

let server: TeamServer;
let team: TeamHarness;
let reps: Rep[];

beforeAll(async () => {
  server = await startTeamServer();
});
afterAll(() => server.stop());

beforeEach(async () => {
  team = await TeamHarness.start(server, { contacts: CONTACTS_EACH, manual: true }, CREDITS);
  const joined = await Promise.all(['Ann', 'Ben', 'Cy'].map((name) => team.join(name)));
  reps = await Promise.all(
    joined.map(async ({ browser }, i) => ({ browser, page: await browser.openSequence(SEQUENCES[i]) })),
  );
});
afterEach(() => team.stop());

const balances = () => Promise.all(reps.map(({ browser }) => browser.balances()));
const everyCounter = () => Promise.all(reps.map(({ page }) => page.counterText()));

/** Each presses start, and agrees to however many are covered, whether asked before the hold or after it (rule 4). */
async function startAll(): Promise<void> {
  await Promise.all(reps.map(({ page }) => page.selectPage()));
  await Promise.all(
    reps.map(({ page }) => expect.poll(() => page.counterText()).toContain('10 contacts × 2 = 20 credits')),
  );
  await Promise.all(reps.map(({ page }) => page.start.click()));
  const stop = new AbortController();
  const agreeing = reps.map(async ({ page }) => {
    const agree = page.dialog.getByRole('button', { name: /^Personalize/ });
    while (!stop.signal.aborted) if (await agree.isVisible()) await agree.click().catch(() => undefined);
  });
  await expect.poll(() => team.balances()).toMatchObject({ available: 0, retained: CREDITS });
  await expect
    .poll(async () => {
      const started = (await Promise.all(reps.map(({ page }) => page.statuses()))).flat();
      return started.filter((status) => status === 'personalizing').length;
    })
    .toBe(CREDITS / 2);
  stop.abort();
  await Promise.all(agreeing);
}

it('hold exactly what there is, personalize exactly who is covered, and agree on what is left', async () => {
  await startAll();

  const { runs } = (await reps[0]?.browser.ask('runs.list', { before: null, limit: 10, open: true })) ?? {
    runs: [],
  };
  expect(runs.reduce((sum, run) => sum + run.held, 0)).toBe(CREDITS);
  for (const [i, { page }] of reps.entries()) {
    const run = runs.find(({ sequenceId }) => sequenceId === SEQUENCES[i]);
    const covered = run?.covered ?? 0;
    // The initial ones, in the page's order, and nobody else.
    expect(await page.statuses()).toEqual([
      ...Array(covered).fill('personalizing'),
      ...Array(CONTACTS_EACH - covered).fill('idle'),
    ]);
  }

  // All succeed but the first of each page.
  let deducted = 0;
  for (const { page } of reps) {
    const ids = await page.contactIds();
    const started = (await page.statuses()).filter((status) => status === 'personalizing').length;
    for (const [place, id] of ids.slice(0, started).entries()) {
      if (place === 0) team.demo.finish(id, 'failed', 'Missing profile data');
      else {
        team.demo.finish(id, 'succeeded');
        deducted += 2;
      }
    }
  }
  const left = CREDITS - deducted;
  await expect
    .poll(() => team.balances())
    .toMatchObject({ granted: CREDITS, available: left, retained: 0, used: deducted });
  await expect
    .poll(everyCounter)
    .toEqual(reps.map(() => expect.stringMatching(new RegExp(`\\b${left} credits`))));
  const [first, ...others] = await balances();
  for (const other of others) expect(other).toEqual(first);
});
