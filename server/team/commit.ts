import type { PriceList } from '../../lib/protocol/priceList.ts';
import type { Store } from '../store/sql.ts';
import { fold } from './fold.ts';
import type { Job, Outcome } from './job.ts';
import { load } from './load.ts';
import { persist } from './persist.ts';
import { withTopUps } from './topUp.ts';

export interface Committed {
  readonly outcomes: readonly Outcome[];
  readonly entries: number;
  /** Where the team's ledger stands now. */
  readonly cursor: number;
}

/**
 * Does jobs of one team in one transaction, each on what the one before leaves. The lock on the team's row keeps all other
 * processes out meanwhile.
 *
 * @param clockMs the authority's clock
 * @param prices what automatic top-ups cost; null where there are none
 */
export function commit(
  store: Store,
  teamId: string,
  jobs: readonly Job[],
  clockMs: number,
  prices: PriceList | null,
): Promise<Committed> {
  return store.transaction(async (sql) => {
    const loaded = await load(sql, teamId, jobs, clockMs);
    const done = fold(loaded, jobs);
    const folded = prices === null ? done : await withTopUps(sql, teamId, loaded, done, prices);
    await persist(sql, teamId, loaded, folded);
    return { outcomes: folded.outcomes, entries: folded.entries.length, cursor: folded.state.cursor };
  });
}
