import { IDBDatabase } from 'fake-indexeddb';
import { afterEach, expect, it, vi } from 'vitest';
import { createTestCache } from './testCache';

afterEach(() => vi.restoreAllMocks());

it('what is written is on the disk before anybody is told: it outlives a power cut', async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const { cache } = createTestCache();
  await cache.transact('rw', (db) => db.answers.count());
  const written = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(new Set(written.map(([, , options]) => options?.durability))).toEqual(new Set(['strict']));
});
