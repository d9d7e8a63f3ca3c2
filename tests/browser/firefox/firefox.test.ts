import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDemo, type Demo } from '../../../demo/server/demo.ts';
import { type DemoTeam, startDemoTeam } from '../../../demo/team.ts';
import { Firefox } from './kit/firefox.ts';
import type { FirefoxPage } from './kit/firefoxPage.ts';

// The same flows as in Chromium, once through, in one real Firefox. What no script can do there is in README.md.

const START = 'Personalize with Jason AI';

let demo: Demo;
let firefox: Firefox;
let sequence: FirefoxPage;
let folder: string;
let team: DemoTeam;

beforeAll(async () => {
  demo = createDemo({ contacts: 5, manual: true });
  folder = await mkdtemp(join(tmpdir(), 'jason-ai-credits-'));
  [firefox, team] = await Promise.all([
    Firefox.start(demo),
    startDemoTeam({ folder, port: '0', planCredits: 30 }),
  ]);
  sequence = await firefox.openSequence();
  await firefox.install();
});
afterAll(async () => {
  await Promise.all([firefox.stop(), team.stop()]);
  await rm(folder, { recursive: true, force: true });
});
afterEach(async () => expect(await firefox.itself.complaints()).toEqual([]));

it('introduces itself, and a sequence that was open before gets the counter, and another one after an update', async () => {
  await expect.poll(() => firefox.findExtensionPage('welcome.html')).not.toBeNull();
  // A page that nobody looks at isn't read.
  await sequence.page.bringToFront();
  await expect.poll(() => sequence.counterText()).toContain('0 credits');
  await sequence.page.evaluate(() => document.documentElement.setAttribute('data-loaded', 'once'));
  await firefox.install();
  await firefox.ask('demo.grant', { commandId: crypto.randomUUID(), source: 'purchase', credits: 9 });
  // The one that was left behind is gone, and the new one is alive.
  await sequence.page.bringToFront();
  await expect.poll(() => sequence.counterText()).toMatch(/^Jason AI credits\s+9 credits/);
  expect(await sequence.page.$$('jason-ai-credits')).toHaveLength(1);
  expect(await sequence.page.$('html[data-loaded]')).not.toBeNull();
});

describe('an Opener for 5 contacts with 7 credits', () => {
  it('is told to cover the first 3, in a pop-up that keeps the focus until it gives it back', async () => {
    await firefox.startOver(7);
    sequence = await firefox.openSequence();
    await sequence.selectPage();
    await expect.poll(() => sequence.counterText()).toContain('5 contacts × 2 = 10 credits');
    await sequence.press(START);
    await expect.poll(() => sequence.dialogText()).toContain('Personalize the first 3');
    for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Tab'] as const) {
      await sequence.page.keyboard.press(key);
      expect(await sequence.dialogText()).toContain(await sequence.focused());
    }
    await sequence.page.keyboard.press('Escape');
    await expect.poll(() => sequence.dialogText()).toBe('');
    expect(await sequence.focused()).toBe(START);
    expect(await sequence.statuses()).toEqual(Array(5).fill('idle'));
    expect(await firefox.balances()).toMatchObject({ available: 7, retained: 0 });
  });

  it('personalizes exactly those, though the background script ends meanwhile: 7 become 3, seen live', async () => {
    await sequence.press(START);
    await sequence.press('Personalize the first 3');
    await expect
      .poll(() => sequence.statuses())
      .toEqual(['personalizing', 'personalizing', 'personalizing', 'idle', 'idle']);
    await expect.poll(() => sequence.counterText()).toMatch(/6 retained/);
    await firefox.itself.endBackground();
    expect(await firefox.itself.isBackgroundRunning()).toBe(false);
    const [first = '', second = '', third = ''] = await sequence.contactIds();
    demo.finish(first, 'succeeded');
    demo.finish(second, 'failed', 'Missing profile data');
    demo.finish(third, 'succeeded');
    await expect.poll(() => sequence.counterText()).toMatch(/\b3 credits/);
    expect(await firefox.balances()).toMatchObject({ granted: 7, available: 3, retained: 0, used: 4 });
  });

  it('is listed in the popup contact by contact, with result and reason, and counted as usage', async () => {
    const popup = await firefox.openExtensionPage('popup.html');
    await popup.page.locator('button ::-p-text(Sequence 101)').click();
    await popup.read('Missing profile data');
    expect((await popup.words()).match(/Personalized$/gm)).toHaveLength(2);
    const usage = await firefox.openExtensionPage('usage.html');
    await expect.poll(() => usage.words()).toMatch(/Used\s+(Returned\s+)?(Emails personalized\s+)?4\b/);
  });
});

it('Buy credits leads from the counter to Plans & Billing, which sells an amount at the recalculated total', async () => {
  await firefox.startOver(1);
  sequence = await firefox.openSequence();
  await sequence.press('Buy credits');
  await expect.poll(() => firefox.findExtensionPage('billing.html')).not.toBeNull();
  const billing = await firefox.findExtensionPage('billing.html');
  if (billing === null) throw new Error('It was there a moment ago');
  await billing.press('Add Jason AI credits');
  await billing.choose('Amount', '500 credits');
  await billing.press('Recalculate total');
  await billing.read('$45.00');
  await billing.press('Confirm');
  await billing.read('500 credits were added');
  await expect.poll(() => sequence.counterText()).toContain('501 credits');
});

describe('a team', () => {
  let options: FirefoxPage;
  beforeAll(async () => {
    await firefox.startOver(99);
    options = await firefox.openExtensionPage('options.html');
    await options.paste('Join link', await team.invite('Ann', 'member'));
  });

  it('is not joined where the person denies Firefox’s question, which names the server and what is sent', async () => {
    await options.press('Join');
    await expect.poll(() => firefox.itself.question()).toContain('127.0.0.1');
    for (const kind of ['authentication', 'personally identifying', 'website content'])
      expect(await firefox.itself.question()).toContain(kind);
    await firefox.itself.answer('secondaryButton');
    await options.read('allow');
    expect(await firefox.balances()).toMatchObject({ granted: 99 });
  });

  it('is joined where they allow it, and its credits are seen live', async () => {
    await options.press('Join');
    await expect.poll(() => firefox.itself.question()).not.toBe('');
    await firefox.itself.answer('button');
    await options.read('shares its credits with this browser');
    sequence = await firefox.openSequence();
    await expect.poll(() => sequence.counterText()).toContain('30 credits');
    await team.addCredits(4);
    await expect.poll(() => sequence.counterText()).toContain('34 credits');
  });

  it('is told of a run that was started here, and of its results', async () => {
    await sequence.selectPage();
    await sequence.press(START);
    await expect.poll(() => sequence.statuses()).toEqual(Array(5).fill('personalizing'));
    expect(await team.balances()).toMatchObject({ available: 24, retained: 10 });
    await firefox.itself.endBackground();
    for (const id of await sequence.contactIds()) demo.finish(id, 'succeeded');
    await expect.poll(() => team.balances()).toMatchObject({ available: 24, retained: 0, used: 10 });
    await expect.poll(() => sequence.counterText()).toContain('24 credits');
  });
});
