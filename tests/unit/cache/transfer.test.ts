import { beforeEach, expect, it } from 'vitest';
import { createEmbeddedBackend } from '../../../lib/backend/embedded/embedded';
import { createRunPages } from '../../../lib/cache/runPages';
import { eraseLedger, exportLedger, importLedger } from '../../../lib/cache/transfer';
import { grantRequest, holdRequest, settleRequest } from '../../contract/commands';
import { contentOf, createTestCache } from './testCache';

const NOW_MS = 1_000;
let store: ReturnType<typeof createTestCache>;
const backendOf = ({ cache }: ReturnType<typeof createTestCache>) =>
  createEmbeddedBackend(cache, () => NOW_MS);

const open = holdRequest(['a', 'b']);

beforeEach(async () => {
  store = createTestCache();
  await createRunPages(store.cache).ask({ runId: open.runId, askedAtMs: 1_000, page: null, baselines: [] });
  await backendOf(store).grant(grantRequest(100));
  await backendOf(store).submit([open, settleRequest(open.runId, { a: 'failed' })]);
});

it('brings everything back that was exported: balances, runs, answers and all', async () => {
  const exported = JSON.parse(JSON.stringify(await exportLedger(store.cache)));
  const copy = createTestCache();
  await importLedger(copy.cache, exported, NOW_MS);
  expect(await contentOf(copy)).toEqual(await contentOf(store));
  expect(await backendOf(copy).submit([open])).toEqual(await backendOf(store).submit([open]));
});

it('replaces what was there, under a new ledger id', async () => {
  const other = createTestCache();
  await backendOf(other).grant(grantRequest(7));
  const before = await other.marker.read();
  await importLedger(other.cache, await exportLedger(store.cache), NOW_MS);
  expect(await contentOf(other)).toEqual(await contentOf(store));
  expect(await other.marker.read()).not.toBe(before);
});

it.each([
  ['an entry is missing', (entries: unknown[]) => entries.slice(1)],
  ['a number was changed', (entries: object[]) => entries.map((entry) => ({ ...entry, credits: 3 }))],
])('refuses a ledger that does not add up, because %s, and changes nothing', async (_, spoil) => {
  const exported = await exportLedger(store.cache);
  const spoiled = { ...exported, entries: spoil([...exported.entries]) as typeof exported.entries };
  const before = await contentOf(store);
  await expect(importLedger(store.cache, spoiled, NOW_MS)).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await contentOf(store)).toEqual(before);
});

it('refuses entries from the future: they would keep holds from ever timing out', async () => {
  const exported = await exportLedger(store.cache);
  const earlier = NOW_MS - 2 * 24 * 60 * 60 * 1000;
  await expect(importLedger(store.cache, exported, earlier)).rejects.toMatchObject({ code: 'invalid-input' });
});

it('refuses a grant that has the name of a refund to come: it would stand in its way', async () => {
  const other = createTestCache();
  await backendOf(other).grant(grantRequest(7));
  const exported = await exportLedger(other.cache);
  const entries = exported.entries.map((entry) => ({
    ...entry,
    grantId: 'refund-9',
  })) as typeof exported.entries;
  await expect(importLedger(store.cache, { ...exported, entries }, NOW_MS)).rejects.toMatchObject({
    code: 'invalid-input',
    detail: expect.stringContaining('refund'),
  });
});

it('refuses what is in it twice', async () => {
  const exported = await exportLedger(store.cache);
  const twice = { ...exported, answers: [...exported.answers, ...exported.answers] };
  await expect(importLedger(store.cache, twice, NOW_MS)).rejects.toMatchObject({ code: 'invalid-input' });
});

it('erases everything', async () => {
  await eraseLedger(store.cache);
  const nothing = { entries: [], answers: [], runPages: [], jobs: [], jobRuns: [] };
  expect(await exportLedger(store.cache)).toEqual(nothing);
  expect((await backendOf(store).snapshot()).balances.granted).toBe(0);
});
