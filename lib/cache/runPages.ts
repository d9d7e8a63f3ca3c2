import type { Baseline } from '../messages/catalogue';
import type { Cache } from './cache';

/**
 * What this browser knows of the pages behind its runs. A run is marked as started *before* its page lets it go: a run
 * that isn't marked has surely not begun, so its hold can be given back without waiting for the time limit.
 */
export interface RunPages {
  /** Remembers a page's question for a hold, before it is asked. */
  ask(runId: string, askedAtMs: number, baselines: readonly Baseline[]): Promise<void>;
  /** Marks a run as started. False when it was given up or settled meanwhile: then it must not start. */
  start(runId: string): Promise<boolean>;
  /** Gives a run up, so that it can't start any more. */
  forget(runId: string): Promise<void>;
  /** Gives up the runs that were asked for before a moment and never started. @returns their ids */
  forgetUnstarted(beforeMs: number): Promise<string[]>;
  /** When the oldest run that hasn't started was asked for; null where there is none. */
  oldestUnstartedMs(): Promise<number | null>;
}

export function createRunPages(cache: Cache): RunPages {
  return {
    ask: (runId, askedAtMs, baselines) =>
      cache.transact('rw', async (db) => {
        const known = await db.runPages.get(runId);
        if (known === undefined) await db.runPages.add({ runId, askedAtMs, started: 0, baselines });
      }),
    start: (runId) =>
      cache.transact('rw', async (db) => {
        const [run, page] = await Promise.all([db.runs.get(runId), db.runPages.get(runId)]);
        if (run?.open !== 1 || page === undefined) return false;
        await db.runPages.put({ ...page, started: 1 });
        return true;
      }),
    forget: (runId) => cache.transact('rw', (db) => db.runPages.delete(runId)),
    forgetUnstarted: (beforeMs) =>
      cache.transact('rw', async (db) => {
        const rows = await db.runPages.where('started').equals(0).toArray();
        const runIds = rows.filter((row) => row.askedAtMs <= beforeMs).map((row) => row.runId);
        await db.runPages.bulkDelete(runIds);
        return runIds;
      }),
    oldestUnstartedMs: () =>
      cache.transact('r', async (db) => {
        const rows = await db.runPages.where('started').equals(0).toArray();
        return rows.length === 0 ? null : Math.min(...rows.map((row) => row.askedAtMs));
      }),
  };
}
