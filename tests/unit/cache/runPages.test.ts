import { beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedBackend } from '../../../lib/backend/embedded/embedded';
import { createRunPages, type RunPages } from '../../../lib/cache/runPages';
import { grantRequest, holdRequest, newId } from '../../contract/commands';
import { createTestCache } from './testCache';

let store: ReturnType<typeof createTestCache>;
let backend: ReturnType<typeof createEmbeddedBackend>;
let runPages: RunPages;

const PAGE = { tabId: 7, pageId: 'page-1' };
const baseline = (status: string) => ({ contactId: 'a', status, attempt: '3' });

beforeEach(async () => {
  store = createTestCache();
  backend = createEmbeddedBackend(store.cache, () => 5_000);
  runPages = createRunPages(store.cache);
  await backend.grant(grantRequest(100));
});

const ask = (runId: string, askedAtMs = 1_000, page = PAGE) =>
  runPages.ask({ runId, askedAtMs, page, baselines: [baseline('personalized')] });

/** A run that was asked for and is held. */
async function held(contact = 'a', askedAtMs = 1_000, page = PAGE): Promise<string> {
  const request = holdRequest([contact]);
  await ask(request.runId, askedAtMs, page);
  await backend.submit([request]);
  return request.runId;
}

const givenUp = async () => (await runPages.listGivenUp()).map(({ runId }) => runId);

describe('starting', () => {
  it('is granted to a held run, and said again to a page that asks again', async () => {
    const runId = await held();
    expect(await runPages.start(runId, [])).toBe(true);
    expect(await runPages.start(runId, [])).toBe(true);
  });

  it('keeps what the page had shown up to the start, and nothing that came after it', async () => {
    const runId = await held();
    await runPages.start(runId, [baseline('failed')]);
    await runPages.start(runId, [baseline('queued')]);
    expect((await store.db.runPages.get(runId))?.baselines).toEqual([baseline('failed')]);
  });

  it('is refused without a hold, after giving up, and once the run is settled', async () => {
    const request = holdRequest(['a']);
    expect(await runPages.start(request.runId, [])).toBe(false);
    await ask(request.runId);
    expect(await runPages.start(request.runId, [])).toBe(false);

    const other = await held('b');
    await runPages.giveUp(other, 2_000);
    expect(await runPages.start(other, [])).toBe(false);

    const through = await held('c');
    await backend.submit([{ id: newId(), type: 'cancel', runId: through, status: 'cancelled', reason: '' }]);
    expect(await runPages.start(through, [])).toBe(false);
  });
});

describe('giving up', () => {
  it('takes what never started, and leaves alone what did', async () => {
    const [started, old, recent] = [await held('a', 1_000), await held('b', 2_000), await held('c', 9_000)];
    await runPages.start(started, []);
    expect(await runPages.oldestUnstartedMs()).toBe(2_000);
    await runPages.giveUpOlderThan(5_000, 9_000);
    expect(await givenUp()).toEqual([old]);
    expect(await runPages.start(recent, [])).toBe(true);
    expect(await runPages.giveUp(started, 9_000)).toBe(false);
  });

  it('takes a run that seems to be from the future: the clock was set back', async () => {
    const runId = await held('a', 90_000);
    await runPages.giveUpOlderThan(1_000, 5_000);
    expect(await givenUp()).toEqual([runId]);
  });

  it('leaves a run alone that was asked for while the time was looked at, as by the press that woke the worker', async () => {
    const runId = await held('a', 5_020);
    await runPages.giveUpOlderThan(1_000, 5_000);
    expect(await givenUp()).toEqual([]);
    expect(await runPages.start(runId, [])).toBe(true);
  });

  it('takes what an earlier document of the same tab asked for', async () => {
    const before = await held('a');
    const elsewhere = await held('b', 1_000, { tabId: 8, pageId: 'page-1b' });
    const now = await held('c', 1_000, { tabId: 7, pageId: 'page-2' });
    await runPages.giveUpOtherPagesOf({ tabId: 7, pageId: 'page-2' });
    expect(await givenUp()).toEqual([before]);
    expect(await runPages.start(elsewhere, [])).toBe(true);
    expect(await runPages.start(now, [])).toBe(true);
  });

  it('is remembered for a question that it has overtaken', async () => {
    const request = holdRequest(['a']);
    expect(await runPages.giveUp(request.runId, 1_000)).toBe(true);
    expect(await ask(request.runId)).toBe(false);
    await backend.submit([request]);
    expect(await runPages.isGivenUp(request.runId)).toBe(true);
    expect(await runPages.start(request.runId, [])).toBe(false);
  });
});

it('keeps the first question that comes twice, and forgets a run that is through', async () => {
  const runId = await held();
  expect(await ask(runId, 2_000)).toBe(false);
  expect(await store.db.runPages.get(runId)).toMatchObject({ askedAtMs: 1_000, page: PAGE });
  const outcomes = [{ contactId: 'a', outcome: 'succeeded' as const, reason: '' }];
  await backend.submit([{ id: newId(), type: 'settle', runId, outcomes }]);
  expect(await store.db.runPages.count()).toBe(0);
});
