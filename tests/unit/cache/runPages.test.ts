import { beforeEach, expect, it } from 'vitest';
import { createEmbeddedBackend } from '../../../lib/backend/embedded/embedded';
import { createRunPages, type RunPages } from '../../../lib/cache/runPages';
import { grantRequest, holdRequest, newId } from '../../contract/backendContract';
import { createTestCache } from './testCache';

let store: ReturnType<typeof createTestCache>;
let backend: ReturnType<typeof createEmbeddedBackend>;
let runPages: RunPages;
const hold = () => holdRequest(['a']);

beforeEach(async () => {
  store = createTestCache();
  backend = createEmbeddedBackend(store.cache, () => 5_000);
  runPages = createRunPages(store.cache);
  await backend.submit([grantRequest(100)]);
});

it('lets a held run start, and says so again to a page that asks again', async () => {
  const request = hold();
  await runPages.ask(request.runId, 1_000, []);
  await backend.submit([request]);
  expect(await runPages.start(request.runId)).toBe(true);
  expect(await runPages.start(request.runId)).toBe(true);
});

it('never lets a run start that has no hold, was given up, or is settled', async () => {
  const request = hold();
  expect(await runPages.start(request.runId)).toBe(false);
  await runPages.ask(request.runId, 1_000, []);
  expect(await runPages.start(request.runId)).toBe(false);
  await backend.submit([request]);
  await runPages.forget(request.runId);
  expect(await runPages.start(request.runId)).toBe(false);

  const other = holdRequest(['b']);
  await runPages.ask(other.runId, 1_000, []);
  await backend.submit([other, { id: newId(), type: 'cancel', runId: other.runId, reason: '' }]);
  expect(await runPages.start(other.runId)).toBe(false);
});

it('gives up what never started, and leaves alone what did', async () => {
  const [started, waiting, recent] = [holdRequest(['a']), holdRequest(['b']), holdRequest(['c'])];
  await runPages.ask(started.runId, 1_000, []);
  await runPages.ask(waiting.runId, 2_000, []);
  await runPages.ask(recent.runId, 9_000, []);
  await backend.submit([started, waiting, recent]);
  await runPages.start(started.runId);
  expect(await runPages.oldestUnstartedMs()).toBe(2_000);
  expect(await runPages.forgetUnstarted(5_000)).toEqual([waiting.runId]);
  expect(await runPages.start(waiting.runId)).toBe(false);
  expect(await runPages.start(recent.runId)).toBe(true);
  expect(await runPages.oldestUnstartedMs()).toBeNull();
});

it('keeps the first baselines of a question that comes twice, until the run is through', async () => {
  const request = hold();
  const baselines = [{ contactId: 'a', status: 'personalized', attempt: '3' }];
  await runPages.ask(request.runId, 1_000, baselines);
  await runPages.ask(request.runId, 2_000, []);
  await backend.submit([request]);
  expect(await store.db.runPages.get(request.runId)).toMatchObject({ askedAtMs: 1_000, baselines });
  await backend.submit([
    {
      id: newId(),
      type: 'settle',
      runId: request.runId,
      outcomes: [{ contactId: 'a', outcome: 'succeeded', reason: '' }],
    },
  ]);
  expect(await store.db.runPages.count()).toBe(0);
});
