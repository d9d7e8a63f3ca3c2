import type { UsagePeriod } from '../usage/view';
import type { Cache } from './cache';
import type { HeardUsageRow } from './rows';

/** What a team's server told of its usage last; undefined where it hasn't yet. */
export function readHeardUsage(cache: Cache, period: UsagePeriod): Promise<HeardUsageRow | undefined> {
  return cache.transact('r', (db) => db.heardUsage.get(period));
}

export function keepHeardUsage(cache: Cache, heard: HeardUsageRow): Promise<void> {
  return cache.transact('rw', async (db) => {
    await db.heardUsage.put(heard);
  });
}

/** What members of a team are called, as far as its server has told with its usage. */
export function heardNames(cache: Cache): Promise<ReadonlyMap<string, string>> {
  return cache.transact('r', async (db) => {
    const heard = await db.heardUsage.toArray();
    return new Map(heard.flatMap(({ usage }) => usage.members.map(({ id, name }) => [id, name] as const)));
  });
}
