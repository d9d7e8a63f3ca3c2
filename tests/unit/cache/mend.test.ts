import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedBackend } from '../../../lib/backend/embedded/embedded';
import type { CreditsDatabase } from '../../../lib/cache/database';
import { eraseLedger, exportLedger, importLedger } from '../../../lib/cache/transfer';
import { grantRequest, holdRequest, newId, settleRequest } from '../../contract/commands';
import { fulfil, steps } from './days';
import { contentOf, createTestCache, type TestCache } from './testCache';

const NOW_MS = 1_000;
const open = holdRequest(['a', 'b', 'c']);
let store: TestCache;
let whole: Awaited<ReturnType<typeof contentOf>>;

const look = ({ cache }: TestCache) => cache.transact('r', async (_, team) => team.balances);

beforeEach(async () => {
  store = createTestCache();
  const backend = createEmbeddedBackend(store.cache, () => NOW_MS);
  await backend.grant(grantRequest(100));
  await backend.submit([open, settleRequest(open.runId, { a: 'failed', b: 'succeeded' })]);
  whole = await contentOf(store);
});

/** Something happens to what is stored while no worker is there, and one begins. */
async function damagedBy(damage: (db: CreditsDatabase) => PromiseLike<unknown>): Promise<TestCache> {
  await damage(store.db);
  return store.reopen();
}

const worksOut: Record<string, (db: CreditsDatabase) => PromiseLike<unknown>> = {
  'where it stands': (db) => db.team.clear(),
  'its balances': (db) =>
    db.team.toCollection().modify((row) => void Object.assign(row.balances, { available: 0 })),
  'its cursor, which is behind': (db) => db.team.toCollection().modify({ cursor: 2 }),
  'its grants': (db) => db.grants.clear(),
  'a grant': (db) => db.grants.toCollection().modify((grant) => void Object.assign(grant, { used: 'x' })),
  'its runs': (db) => db.runs.clear(),
  'a run that is open': (db) =>
    db.runs.toCollection().modify((row) => void Object.assign(row, { pending: 4 })),
  'its contacts': (db) => db.contacts.clear(),
  'all but its entries': (db) =>
    Promise.all([db.team, db.grants, db.runs, db.contacts].map((table) => table.clear())),
};

describe('from the entries, a browser’s own ledger works out again', () => {
  it.each(Object.entries(worksOut))('%s', async (_, damage) => {
    const mended = await damagedBy(damage);
    await look(mended);
    expect(await contentOf(mended)).toEqual(whole);
  });

  it('everything, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.subarray(['team', 'grants', 'runs', 'contacts'], { minLength: 1 }),
        async (days, gone) => {
          store = createTestCache();
          const backend = createEmbeddedBackend(store.cache, () => NOW_MS);
          await backend.grant(grantRequest(9));
          await backend.submit([holdRequest(['z'], 'open')]);
          for (const { wish } of days) await fulfil(backend, newId(), wish);
          const before = await contentOf(store);
          const mended = await damagedBy((db) => Promise.all(gone.map((name) => db.table(name).clear())));
          await look(mended);
          expect(await contentOf(mended)).toEqual(before);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('a contact that is not of its shape, when it is used', async () => {
    const mended = await damagedBy((db) =>
      db.contacts
        .where('[runId+id]')
        .equals([open.runId, 'c'])
        .modify({ draws: 5 as never }),
    );
    const [answer] = await createEmbeddedBackend(mended.cache, () => NOW_MS).submit([
      settleRequest(open.runId, { c: 'succeeded' }),
    ]);
    expect(answer).toMatchObject({ status: 'accepted', deducted: 2 });
    expect(await look(mended)).toMatchObject({ used: 4, retained: 0 });
  });

  it('but leaves alone what is whole', async () => {
    const { ledgerId } = (await store.db.team.get('team')) ?? {};
    const again = store.reopen();
    await look(again);
    expect(await again.db.team.get('team')).toMatchObject({ ledgerId });
  });
});

const broken: Record<string, (db: CreditsDatabase) => PromiseLike<unknown>> = {
  'one is missing': (db) => db.entries.delete(2),
  'the last ones are missing': (db) => db.entries.where('seq').above(2).delete(),
  'all are missing': (db) => db.entries.clear(),
  'all are missing, and where it stood': (db) => Promise.all([db.entries.clear(), db.team.clear()]),
  'one is not of its shape, and its balances are needed': (db) =>
    Promise.all([db.grants.clear(), db.entries.update(2, { draws: 'x' } as never)]),
  'the last has other balances': (db) =>
    db.entries.update(4, {
      balances: { granted: 1, available: 1, retained: 0, used: 0, expired: 0, unbilled: 0 },
    }),
};

describe('entries that are damaged are told of, and nothing is made up, where', () => {
  it.each(Object.entries(broken))('%s', async (_, damage) => {
    const exported = await exportLedger(store.cache);
    const damaged = await damagedBy(damage);
    const before = await contentOf(damaged);
    await expect(look(damaged)).rejects.toMatchObject({ code: 'data-damaged' });
    await expect(look(damaged)).rejects.toMatchObject({ code: 'data-damaged' });
    expect(await contentOf(damaged)).toEqual(before);
    await importLedger(damaged.cache, exported, NOW_MS);
    expect(await contentOf(damaged)).toEqual(whole);
  });

  it('and starting empty is a way out', async () => {
    const damaged = await damagedBy((db) => db.entries.delete(2));
    await expect(look(damaged)).rejects.toMatchObject({ code: 'data-damaged' });
    await eraseLedger(damaged.cache);
    expect(await look(damaged)).toMatchObject({ granted: 0 });
  });
});
