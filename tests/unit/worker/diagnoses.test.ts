import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sessionDiagnoses } from '../../../lib/worker/diagnoses';

const page = (id: number, tabId = id) => ({ tabId, url: `https://run.reply.io/#/campaign/${id}/people` });
let openTabs: number[];

beforeEach(() => {
  openTabs = Array.from({ length: 20 }, (_, id) => id);
  // Only those that show the app are asked for.
  Object.assign(fakeBrowser.tabs, {
    query: vi.fn(async ({ url }) => (url === 'https://run.reply.io/*' ? openTabs.map((id) => ({ id })) : [])),
  });
});

it('says since when a page can not be read, and forgets it when it can', async () => {
  await sessionDiagnoses.report(page(1), { profileId: 'p', missing: ['start'], candidates: [] }, 1_000);
  await sessionDiagnoses.report(
    page(1),
    { profileId: 'p', missing: ['start', 'steps'], candidates: [] },
    2_000,
  );
  expect(await sessionDiagnoses.list()).toEqual([
    { url: page(1).url, profileId: 'p', missing: ['start', 'steps'], candidates: [], sinceMs: 1_000 },
  ]);
  await sessionDiagnoses.report(page(1), { profileId: 'p', missing: [], candidates: [] }, 3_000);
  expect(await sessionDiagnoses.list()).toEqual([]);
});

it('forgets what a tab showed before, and a tab that was closed', async () => {
  await sessionDiagnoses.report(page(1, 7), { profileId: 'p', missing: ['start'], candidates: [] }, 1_000);
  await sessionDiagnoses.report(page(2, 7), { profileId: 'p', missing: ['steps'], candidates: [] }, 2_000);
  expect(await sessionDiagnoses.list()).toEqual([
    { url: page(2).url, profileId: 'p', missing: ['steps'], candidates: [], sinceMs: 2_000 },
  ]);
  openTabs = [1, 2, 3];
  expect(await sessionDiagnoses.list()).toEqual([]);
});

it('keeps the newest ten', async () => {
  for (let id = 1; id <= 12; id++) {
    await sessionDiagnoses.report(page(id), { profileId: null, missing: ['profile'], candidates: [] }, id);
  }
  const listed = await sessionDiagnoses.list();
  expect(listed).toHaveLength(10);
  expect(listed[0]?.url).toBe(page(12).url);
});

it('keeps what two pages report at once', async () => {
  const broken = { profileId: 'p', missing: ['start'], candidates: [] };
  await Promise.all([
    sessionDiagnoses.report(page(1), broken, 1_000),
    sessionDiagnoses.report(page(2), broken, 1_000),
  ]);
  expect(await sessionDiagnoses.list()).toHaveLength(2);
});
