import type { Store } from '../store/sql.ts';
import { fold } from './fold.ts';
import type { Job, Outcome } from './job.ts';
import { load } from './load.ts';
import { persist } from './persist.ts';

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
 */
export function commit(
  store: Store,
  teamId: string,
  jobs: readonly Job[],
  clockMs: number,
): Promise<Committed> {
  return store.transaction(async (sql) => {
    const loaded = await load(sql, teamId, jobs, clockMs);
    const folded = fold(loaded, jobs);
    await persist(sql, teamId, loaded, folded);
    return { outcomes: folded.outcomes, entries: folded.entries.length, cursor: folded.state.cursor };
  });
}
