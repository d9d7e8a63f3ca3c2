import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CreditsDatabase } from '../../../lib/cache/database';
import { toStorageProblem } from '../../../lib/cache/problems';
import { createTestCache } from './testCache';

const readTeam = (store: ReturnType<typeof createTestCache>) =>
  store.cache.transact('r', async (_, team) => team);

afterEach(() => vi.restoreAllMocks());

describe('the cache', () => {
  it('starts with an empty ledger, and finds it again', async () => {
    const store = createTestCache();
    const team = await readTeam(store);
    expect(team).toMatchObject({ cursor: 0, balances: { granted: 0 } });
    expect(await store.marker.read()).toBe(team.ledgerId);
    expect(await readTeam(store.reopen())).toEqual(team);
  });

  it('makes one ledger, however many ask at once', async () => {
    const store = createTestCache();
    const teams = await Promise.all([readTeam(store), readTeam(store), readTeam(store)]);
    expect(new Set(teams.map((team) => team.ledgerId)).size).toBe(1);
    expect(await store.marker.read()).toBe(teams[0]?.ledgerId);
  });

  it('tells that a ledger is gone instead of starting a new one', async () => {
    const store = createTestCache();
    await readTeam(store);
    await Dexie.delete('test').catch(() => undefined);
    const { marker } = store;
    const cleared = createTestCache(undefined, marker);
    await expect(readTeam(cleared)).rejects.toMatchObject({ code: 'data-missing' });
    // And goes on telling it, until somebody decides.
    await expect(readTeam(cleared)).rejects.toMatchObject({ code: 'data-missing' });
    await cleared.cache.replace(async () => {});
    expect(await readTeam(cleared)).toMatchObject({ cursor: 0 });
  });

  it('notices a database that is deleted while it is in use', async () => {
    const store = createTestCache();
    await readTeam(store);
    await new Promise((resolve, reject) => {
      const request = store.indexedDB.deleteDatabase('test');
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    await expect(readTeam(store)).rejects.toMatchObject({ code: 'data-missing' });
  });

  it('keeps nothing of a transaction that fails', async () => {
    const store = createTestCache();
    const failing = store.cache.transact('rw', async (db, team) => {
      await db.team.put({ ...team, cursor: 99 });
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toMatchObject({ code: 'storage-failed', detail: 'in the middle' });
    expect(await readTeam(store)).toMatchObject({ cursor: 0 });
  });

  it('says that another window keeps an older version open, instead of waiting for it', async () => {
    const old = createTestCache();
    await readTeam(old);
    // An older version that doesn't let go, as one that hangs would.
    old.db.on('versionchange', () => false);
    vi.spyOn(old.db, 'close').mockImplementation(() => undefined);
    const newer = createTestCache(old.indexedDB, old.marker);
    newer.db.version(99).stores({});
    await expect(readTeam(newer)).rejects.toMatchObject({ code: 'upgrade-blocked' });
  });

  it('says that the data is from a newer version', async () => {
    const newer = createTestCache();
    await new Promise((resolve, reject) => {
      const request = newer.indexedDB.open('test', 990);
      request.onupgradeneeded = () => request.result.createObjectStore('team', { keyPath: 'key' });
      request.onsuccess = () => resolve(request.result.close());
      request.onerror = reject;
    });
    const older = createTestCache(newer.indexedDB, newer.marker);
    await expect(readTeam(older)).rejects.toMatchObject({ code: 'data-newer' });
    // And at the second try too, when the database might be open already.
    await expect(readTeam(older)).rejects.toMatchObject({ code: 'data-newer' });
  });
});

describe("storage's errors", () => {
  it('are told by what they mean, also when they are wrapped', () => {
    const quota = new Dexie.QuotaExceededError('full');
    expect(toStorageProblem(quota).code).toBe('storage-full');
    expect(toStorageProblem(new Dexie.AbortError('aborted', quota)).code).toBe('storage-full');
    expect(toStorageProblem(new TypeError('odd'))).toMatchObject({ code: 'storage-failed', detail: 'odd' });
    expect(toStorageProblem('odd')).toMatchObject({ code: 'storage-failed', detail: 'odd' });
  });
});

it('opens under its own name', () => {
  expect(new CreditsDatabase().name).toBe('jason-ai-credits');
});
