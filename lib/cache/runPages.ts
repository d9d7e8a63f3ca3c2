import type { Baseline } from '../messages/catalogue';
import type { Cache } from './cache';
import type { RunPageRow } from './rows';

export type RunPage = NonNullable<RunPageRow['page']>;

/**
 * What this browser knows of the pages behind its runs. A run is marked as started *before* its page lets it go: a run
 * that isn't marked has surely not begun, so its hold can be given back without waiting for the time limit.
 */
export interface RunPages {
  /** Remembers a page's question for a hold, before it is asked. @returns false where it is known already */
  ask(run: Pick<RunPageRow, 'runId' | 'askedAtMs' | 'page' | 'baselines'>): Promise<boolean>;
  /** Marks a run as started. False when it was given up or settled meanwhile: then it must not start. */
  start(runId: string, baselines: readonly Baseline[]): Promise<boolean>;
  /** Gives a run up that hasn't started, so that it can't any more. @returns false where it has, or may have */
  giveUp(runId: string, nowMs: number): Promise<boolean>;
  /** Gives up what was asked for before a moment and never started. */
  giveUpOlderThan(beforeMs: number, nowMs: number): Promise<void>;
  /** Gives up what an earlier document of a tab asked for and never let start. */
  giveUpOtherPagesOf(page: RunPage): Promise<void>;
  /** The runs that were given up and whose hold may still be there. */
  listGivenUp(): Promise<readonly RunPageRow[]>;
  isGivenUp(runId: string): Promise<boolean>;
  /** Forgets a run for which there is no hold. */
  forget(runId: string): Promise<void>;
  /** When the oldest run that hasn't started was asked for; null where there is none. */
  oldestUnstartedMs(): Promise<number | null>;
}

export function createRunPages(cache: Cache): RunPages {
  const giveUpWhere = (isGone: (row: RunPageRow) => boolean) =>
    cache.transact('rw', async (db) => {
      const asked = await db.runPages.where('state').equals('asked').toArray();
      await db.runPages.bulkPut(asked.filter(isGone).map((row) => ({ ...row, state: 'given-up' })));
    });

  return {
    ask: (run) =>
      cache.transact('rw', async (db) => {
        if ((await db.runPages.get(run.runId)) !== undefined) return false;
        await db.runPages.add({ ...run, state: 'asked' });
        return true;
      }),
    start: (runId, baselines) =>
      cache.transact('rw', async (db) => {
        const [run, row] = await Promise.all([db.runs.get(runId), db.runPages.get(runId)]);
        if (run?.open !== 1 || row === undefined || row.state === 'given-up') return false;
        // Asked again, it has begun already: what the page shows by now may be of the run itself.
        if (row.state === 'asked') await db.runPages.put({ ...row, state: 'started', baselines });
        return true;
      }),
    giveUp: (runId, nowMs) =>
      cache.transact('rw', async (db) => {
        const [run, row] = await Promise.all([db.runs.get(runId), db.runPages.get(runId)]);
        // Held, and by no page of this browser: a teammate's, of which nobody here knows whether it has begun.
        if (row?.state === 'started' || (row === undefined && run !== undefined)) return false;
        // Also where nothing is known of it: its question may be on the way, overtaken by this.
        const unknown = { runId, askedAtMs: nowMs, page: null, baselines: [] };
        await db.runPages.put({ ...(row ?? unknown), state: 'given-up' });
        return true;
      }),
    // A clock that was set back must not keep a run for much longer; but one that was asked for since `nowMs` was taken, as
    // by the press that woke the worker, has only just begun.
    giveUpOlderThan: (beforeMs, nowMs) =>
      giveUpWhere(({ askedAtMs }) => askedAtMs <= beforeMs || askedAtMs - nowMs > nowMs - beforeMs),
    giveUpOtherPagesOf: ({ tabId, pageId }) =>
      giveUpWhere(({ page }) => page !== null && page.tabId === tabId && page.pageId !== pageId),
    listGivenUp: () => cache.transact('r', (db) => db.runPages.where('state').equals('given-up').toArray()),
    isGivenUp: (runId) =>
      cache.transact('r', async (db) => (await db.runPages.get(runId))?.state === 'given-up'),
    forget: (runId) => cache.transact('rw', (db) => db.runPages.delete(runId)),
    oldestUnstartedMs: () =>
      cache.transact('r', async (db) => {
        const rows = await db.runPages.where('state').anyOf('asked', 'given-up').toArray();
        return rows.length === 0 ? null : Math.min(...rows.map((row) => row.askedAtMs));
      }),
  };
}
