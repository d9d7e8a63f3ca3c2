import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmbeddedBackend } from '../../../lib/backend/embedded/embedded';
import { writeSnapshot } from '../../../lib/cache/snapshot';
import { parse } from '../../../lib/protocol/parse';
import { NEWEST_RUNS, type Snapshot, SnapshotSchema } from '../../../lib/protocol/snapshot';
import { cancelRequest, grantRequest, holdRequest, newId, settleRequest } from '../../contract/commands';
import { MINUTE_MS } from '../../kit/wishes';
import { fulfil, steps } from './days';
import { createTestCache } from './testCache';

/** A copy that starts from a snapshot as it travels. */
async function copyOf(snapshot: Snapshot) {
  const store = createTestCache();
  const travelled = parse(SnapshotSchema, JSON.parse(JSON.stringify(snapshot)), 'not-a-server');
  await store.cache.transact('rw', (db, team) => writeSnapshot(db, team, travelled));
  return store;
}

describe('a copy that starts from a snapshot', () => {
  it('goes on as the ledger that it is of', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (past, future) => {
        let nowMs = 0;
        const original = createEmbeddedBackend(createTestCache().cache, () => nowMs);
        for (const { wish, minutes } of past) {
          nowMs = Math.max(0, nowMs + minutes * MINUTE_MS);
          await fulfil(original, newId(), wish);
        }
        const snapshot = await original.snapshot();
        const copy = createEmbeddedBackend((await copyOf(snapshot)).cache, () => nowMs);
        expect(await copy.snapshot()).toEqual(snapshot);
        for (const { wish, minutes } of future) {
          // A grant's id is only good once, and a copy doesn't know those of which nothing is left.
          const fresh = wish.type === 'grant' ? { ...wish, grantId: newId() } : wish;
          nowMs = Math.max(0, nowMs + minutes * MINUTE_MS);
          const id = newId();
          expect(await fulfil(copy, id, fresh)).toEqual(await fulfil(original, id, fresh));
        }
        const { cursor } = snapshot;
        expect(await copy.changes(cursor, 1_000)).toEqual(await original.changes(cursor, 1_000));
        expect(await copy.snapshot()).toEqual(await original.snapshot());
      }),
      { numRuns: 40 },
    );
  });

  it('has the runs that may still change, however old, and the newest of those that are through', async () => {
    const backend = createEmbeddedBackend(createTestCache().cache, () => 1_000);
    await backend.grant(grantRequest(100));
    const old = holdRequest(['a', 'b'], 'old');
    await backend.submit([old, settleRequest(old.runId, { a: 'succeeded' })]);
    const through = Array.from({ length: NEWEST_RUNS + 5 }, () => holdRequest(['a'], 'new'));
    for (const hold of through) await backend.submit([hold, cancelRequest(hold.runId)]);
    const { runs } = await backend.snapshot();
    expect(runs).toHaveLength(NEWEST_RUNS + 1);
    expect(runs.find(({ runId }) => runId === old.runId)?.contacts.map(({ status }) => status)).toEqual([
      'succeeded',
      'pending',
    ]);
    expect(runs.map(({ runId }) => runId)).toContain(through.at(-1)?.runId);
  });

  it('replaces what the browser had, and keeps what only this browser knows', async () => {
    const backend = createEmbeddedBackend(createTestCache().cache, () => 1_000);
    await backend.grant(grantRequest(10));
    const snapshot = await backend.snapshot();

    const store = createTestCache();
    const other = createEmbeddedBackend(store.cache, () => 1_000);
    await other.grant(grantRequest(99));
    const run = holdRequest(['a']);
    await other.submit([run]);
    const page = { runId: run.runId, askedAtMs: 5, state: 'started' as const, page: null, baselines: [] };
    await store.db.runPages.add(page);
    const { ledgerId } = await store.cache.transact('r', async (_, team) => team);

    await store.cache.transact('rw', (db, team) => writeSnapshot(db, team, snapshot));
    expect(await other.snapshot()).toEqual(snapshot);
    expect(await store.db.contacts.count()).toBe(0);
    expect(await store.db.runPages.toArray()).toEqual([page]);
    expect(await store.cache.transact('r', async (_, team) => team.ledgerId)).toBe(ledgerId);
  });
});
