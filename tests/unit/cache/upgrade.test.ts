import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { createTestCache } from './testCache';

it('of broken data keeps nobody from starting anew', async () => {
  const indexedDB = new IDBFactory();
  const second = new Dexie('test', { indexedDB });
  second.version(2).stores({ team: 'key', entries: 'seq' });
  await second.open();
  const deducted = { kind: 'deducted', runId: 'run-1', contactId: 'ann', credits: 2 };
  await second.table('entries').bulkAdd([
    { seq: 1, ...deducted, atMs: 0 },
    { seq: 2, ...deducted, atMs: 'yesterday' },
  ]);
  second.close();

  const { cache } = createTestCache(indexedDB);
  await expect(cache.transact('r', async () => null)).rejects.toMatchObject({ code: 'data-damaged' });
  await cache.replace(async () => {});
  expect(await cache.transact('r', (db) => db.entries.count())).toBe(0);
});
