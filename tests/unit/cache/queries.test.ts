import { beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedBackend } from '../../../lib/backend/embedded/embedded';
import { awaitedRuns, listContacts, listRuns, nextDue } from '../../../lib/cache/queries';
import { createRunPages, type RunPages } from '../../../lib/cache/runPages';
import { grantRequest, holdRequest, newId } from '../../contract/commands';
import { createTestCache } from './testCache';

const HOUR_MS = 60 * 60 * 1000;
const START_MS = Date.UTC(2026, 0, 1);

let store: ReturnType<typeof createTestCache>;
let backend: ReturnType<typeof createEmbeddedBackend>;
let runPages: RunPages;
let nowMs: number;

beforeEach(async () => {
  store = createTestCache();
  runPages = createRunPages(store.cache);
  nowMs = START_MS;
  backend = createEmbeddedBackend(store.cache, () => nowMs);
  await backend.grant(grantRequest(100));
});

async function startRun(contacts: string[], sequenceId = '101') {
  const hold = holdRequest(contacts, sequenceId);
  await runPages.ask({ runId: hold.runId, askedAtMs: nowMs, page: null, baselines: [] });
  await backend.submit([hold]);
  await runPages.start(hold.runId, []);
  return hold.runId;
}

const settle = (runId: string, contactId: string, outcome: 'succeeded' | 'failed') =>
  backend.submit([{ id: newId(), type: 'settle', runId, outcomes: [{ contactId, outcome, reason: 'r' }] }]);

const runIds = (open: boolean, limit = 10, before: { heldAtMs: number; runId: string } | null = null) =>
  store.cache.transact('r', async (db, team) => {
    const page = await listRuns(db, team, { before, limit, open });
    return { ids: page.runs.map((run) => run.runId), more: page.more };
  });

describe('runs', () => {
  it('are listed newest first, in pages that meet without gap or overlap', async () => {
    const started: string[] = [];
    for (let i = 0; i < 5; i++) {
      // Two at the same millisecond: the page border may fall between them.
      if (i !== 2) nowMs += 1_000;
      started.unshift(await startRun([`c${i}`]));
    }
    const all = await runIds(false);
    expect(all.more).toBe(false);
    expect(new Set(all.ids)).toEqual(new Set(started));
    const first = await runIds(false, 3);
    expect(first).toEqual({ ids: all.ids.slice(0, 3), more: true });
    const last = await store.db.runs.get(first.ids[2] ?? '');
    const rest = await runIds(false, 3, { heldAtMs: last?.heldAtMs ?? 0, runId: last?.runId ?? '' });
    expect(rest).toEqual({ ids: all.ids.slice(3), more: false });
  });

  it('are listed without the ones that are through, when only open ones are asked for', async () => {
    const through = await startRun(['a']);
    await settle(through, 'a', 'succeeded');
    const open = await startRun(['b']);
    expect((await runIds(true)).ids).toEqual([open]);
    expect((await runIds(false)).ids).toHaveLength(2);
  });

  it("list their contacts in the run's order, with result and reason", async () => {
    const runId = await startRun(['z', 'a', 'm']);
    await settle(runId, 'a', 'failed');
    const page = await store.cache.transact('r', (db, team) =>
      listContacts(db, team, { runId, after: -1, limit: 2 }),
    );
    expect(page.contacts.map(({ id, status, reason }) => [id, status, reason])).toEqual([
      ['z', 'pending', ''],
      ['a', 'failed', 'r'],
    ]);
    expect(page.more).toBe(true);
    const rest = await store.cache.transact('r', (db, team) =>
      listContacts(db, team, { runId, after: 1, limit: 2 }),
    );
    expect(rest.contacts.map(({ id }) => id)).toEqual(['m']);
    expect(rest.more).toBe(false);
  });
});

describe('runs that await outcomes', () => {
  const awaited = (sequenceId = '101') =>
    store.cache.transact('r', (db, team) => awaitedRuns(db, team, sequenceId));

  it('name the contacts that have not reported, of this sequence only', async () => {
    const runId = await startRun(['a', 'b']);
    await startRun(['a'], '202');
    await settle(runId, 'a', 'succeeded');
    expect(await awaited()).toEqual([
      { runId, heldAtMs: START_MS, started: true, pending: ['b'], baselines: [] },
    ]);
  });

  it('go on awaiting contacts that timed out, since they can succeed late', async () => {
    const runId = await startRun(['a']);
    nowMs += 25 * HOUR_MS;
    await backend.letTimePass(newId());
    expect((await runIds(true)).ids).toEqual([]);
    expect(await awaited()).toMatchObject([{ runId, pending: ['a'] }]);
    await settle(runId, 'a', 'succeeded');
    expect(await awaited()).toEqual([]);
  });

  it('are not offered where no page of this browser asked for them: a teammate reports those', async () => {
    await backend.submit([holdRequest(['a'])]);
    expect(await awaited()).toEqual([]);
  });
});

describe('the next moment at which time changes something', () => {
  const due = () => store.cache.transact('r', nextDue);

  it('is the earliest deadline or expiry', async () => {
    expect(await due()).toBeNull();
    await startRun(['a']);
    expect(await due()).toBe(START_MS + 24 * HOUR_MS);
    await backend.grant({ ...grantRequest(1), expiresAtMs: START_MS + HOUR_MS });
    expect(await due()).toBe(START_MS + HOUR_MS);
  });
});
