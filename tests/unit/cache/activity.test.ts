import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { createEmbeddedBackend } from '../../../lib/backend/embedded/embedded';
import { listContacts } from '../../../lib/cache/queries';
import { grantRequest, holdRequest, settleRequest } from '../../contract/commands';
import { createTestCache, type TestCache } from './testCache';

const NOW_MS = Date.UTC(2026, 0, 1);
const WHOLE_YEAR = { sinceMs: NOW_MS, untilMs: NOW_MS + 90 * 86_400_000, timeZone: 'UTC' };

const backendOf = (store: TestCache) => createEmbeddedBackend(store.cache, () => NOW_MS);

async function usedStore() {
  const store = createTestCache();
  const backend = backendOf(store);
  await backend.grant(grantRequest(100));
  const hold = holdRequest(['e', 'd', 'c', 'b', 'a']);
  const outcomes = { e: 'failed', d: 'succeeded', c: 'failed', a: 'failed' } as const;
  await backend.submit([hold, settleRequest(hold.runId, outcomes)]);
  return { store, backend, runId: hold.runId };
}

it('is counted for what happened before it was', async () => {
  const { store, backend } = await usedStore();
  const before = await backend.usage(WHOLE_YEAR);
  expect(before.rows).toMatchObject([{ used: 2, returned: 6 }]);
  // As the version before left it.
  store.db.close();
  const old = new Dexie('test', { indexedDB: store.indexedDB });
  const kept = await old
    .open()
    .then(async () => [
      await old.table('team').toArray(),
      await old.table('entries').toArray(),
      await old.table('runs').toArray(),
      await old.table('contacts').toArray(),
      await old.table('grants').toArray(),
    ]);
  await old.delete();
  const second = new Dexie('test', { indexedDB: store.indexedDB });
  second.version(2).stores({
    team: 'key',
    entries: 'seq',
    runs: 'runId',
    contacts: '[runId+id]',
    grants: 'id, live',
  });
  await second.open();
  await Promise.all(
    ['team', 'entries', 'runs', 'contacts', 'grants'].map((name, i) =>
      second.table(name).bulkAdd(kept[i] ?? []),
    ),
  );
  second.close();
  const upgraded = createTestCache(store.indexedDB, store.marker);
  expect(await backendOf(upgraded).usage(WHOLE_YEAR)).toEqual(before);
});

it("lists a run's contacts that stand alike, in the run's order, page by page", async () => {
  const { store, runId } = await usedStore();
  const list = (after: number, limit: number) =>
    store.cache.transact('r', (db, team) =>
      listContacts(db, team, { runId, after, limit, status: 'failed' }),
    );
  const first = await list(-1, 2);
  expect(first.contacts.map(({ id }) => id)).toEqual(['e', 'c']);
  expect(first.more).toBe(true);
  const rest = await list(first.contacts.at(-1)?.position ?? 0, 2);
  expect(rest.contacts.map(({ id }) => id)).toEqual(['a']);
  expect(rest.more).toBe(false);
});
