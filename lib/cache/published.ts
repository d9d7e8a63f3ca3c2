import type { Problem } from '../protocol/problem';
import type { PublishedProfiles } from '../protocol/profiles';
import type { Cache } from './cache';
import type { PublishedRow } from './rows';

const NONE: PublishedRow = { key: 'published', published: null, problem: null };

/** The team's page profiles as last heard; what the server tells is parsed before it comes here. */
export function readPublished(cache: Cache): Promise<PublishedRow> {
  return cache.transact('r', async (db) => (await db.published.get('published')) ?? NONE);
}

/** A newer version. */
export function keepPublished(cache: Cache, published: PublishedProfiles): Promise<void> {
  return cache.transact('rw', async (db) => {
    await db.published.put({ ...NONE, published });
  });
}

/** A newer version can't be used: the one before it stays. */
export function refusePublished(cache: Cache, problem: Problem): Promise<void> {
  return cache.transact('rw', async (db) => {
    await db.published.put({ ...NONE, ...(await db.published.get('published')), problem });
  });
}
