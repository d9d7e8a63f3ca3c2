import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { prepareProfile } from '../../demo/browser.ts';
import { createDemo, type Demo } from '../../demo/server/demo.ts';
import { MISSING_DATA } from '../../demo/server/failure.ts';
import { PRACTICE_KEY, type ReplyApiServer, serveReplyApi } from '../../demo/server/reply-api.ts';
import { FIRST_ASK_MS } from '../../lib/replyApi/backOff';
import { alarmMs, ringNow } from './kit/alarm';
import { Harness } from './kit/harness';
import { backdate } from './kit/stored';

let folder: string;
let profile: string;
let demo: Demo;
let api: ReplyApiServer;
let browser: Harness;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jason-ai-credits-'));
  profile = join(folder, 'profile');
  await prepareProfile(profile, ['http://127.0.0.1/*']);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  demo = createDemo({ contacts: 3, manual: true });
  api = await serveReplyApi(demo, 0);
  browser = await Harness.start(demo, profile);
  await browser.grant(20);
});
afterEach(async () => {
  await browser.stop();
  await api.close();
});

it('a run whose tab was closed is settled from the vendor’s API, to the credit', async () => {
  await browser.ask('replyApi.set', { key: PRACTICE_KEY, address: api.url, budget: 10 });
  const sequence = await browser.openSequence();
  await sequence.selectPage();
  await sequence.start.click();
  await expect.poll(() => sequence.statuses()).toEqual(Array(3).fill('personalizing'));
  const [first = '', second = '', third = ''] = await sequence.contactIds();
  const waiting = async () => (await browser.ask('replyApi.get', {})).waiting;
  await expect.poll(waiting).toBe(3);
  demo.finish(first, 'succeeded');
  await expect.poll(() => browser.balances()).toMatchObject({ used: 2, retained: 4 });

  const asked = vi.spyOn(demo, 'job');
  const background = await browser.backgroundPage();
  await backdate(background, 'jobs', 'nextAtMs', FIRST_ASK_MS);
  await sequence.page.close();
  demo.finish(second, 'succeeded');
  demo.finish(third, 'failed', MISSING_DATA);
  // While its page was open, the run was to be looked after in some minutes.
  const inMs = async () => ((await alarmMs(background)) ?? Number.POSITIVE_INFINITY) - Date.now();
  await expect.poll(inMs).toBeLessThanOrEqual(FIRST_ASK_MS);
  expect(asked).not.toHaveBeenCalled();
  // Nobody asks the worker for anything from here on: what wakes it is the alarm.
  await browser.killWorker();
  await ringNow(background);
  await expect.poll(() => asked.mock.calls.length).toBe(2);

  await expect
    .poll(() => browser.balances())
    .toMatchObject({ available: 16, retained: 0, used: 4, unbilled: 0 });
  const { runs } = await browser.ask('runs.list', { before: null, limit: 10, open: false });
  expect(runs).toMatchObject([{ held: 6, pending: 0, deducted: 4, refunded: 2 }]);
  const { contacts } = await browser.ask('runs.contacts', {
    runId: runs[0]?.runId ?? '',
    after: -1,
    limit: 10,
  });
  expect(contacts.map(({ status, reason }) => [status, reason])).toEqual([
    ['succeeded', ''],
    ['succeeded', ''],
    ['failed', 'The email was not personalized'],
  ]);
  // Nobody saw it end: the person is told.
  await expect.poll(() => notifications(background)).toEqual([`run ${runs[0]?.runId}`]);
  expect(await browser.ask('replyApi.get', {})).toMatchObject({
    usage: { used: 2, budget: 10 },
    problem: null,
    waiting: 0,
  });
});

/** The ids of the notifications that are on the screen. */
function notifications(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { notifications: { getAll(): Promise<Record<string, boolean>> } };
    };
    return Object.keys(await chrome.notifications.getAll());
  });
}

it('the key can be entered, tried and removed in Settings, and is not kept where content scripts can read', async () => {
  const options = await browser.openExtensionPage('options.html');
  const section = options.locator('#reply-api');
  await section.getByText('Advanced').click();
  await section.getByLabel('Address of the API').fill(api.url);
  await section.getByLabel('Reply API key').fill('not-that-key');
  await section.getByRole('button', { name: 'Test' }).click();
  await section.getByText("Reply doesn't accept this API key").waitFor();
  await section.getByLabel('Reply API key').fill(PRACTICE_KEY);
  await section.getByRole('button', { name: 'Test' }).click();
  await section.getByText('Reply accepts the key.').waitFor();
  await section.getByRole('button', { name: 'Save' }).first().click();
  await section.getByText('A key is saved.').waitFor();
  await section.getByText('2 of 3,000 calls used').waitFor();
  const stored = await options.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { get(): Promise<object> } } };
    };
    return chrome.storage.local.get();
  });
  expect(JSON.stringify(stored)).not.toContain(PRACTICE_KEY);
  await section.getByRole('button', { name: 'Remove key' }).click();
  await section.getByRole('button', { name: 'Remove', exact: true }).click();
  await section.getByText('The key was removed.').waitFor();
});
