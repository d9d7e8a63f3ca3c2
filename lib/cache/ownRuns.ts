import type { RunSummary } from '../messages/catalogue';
import type { CreditsDatabase } from './database';
import { overlay } from './overlay';
import type { TeamRow } from './rows';
import { toSummary } from './stored';

/** The runs that pages of this browser have let start. */
export interface OwnRuns {
  /** Those that retain credits. */
  readonly underWay: readonly string[];
  /** Of those asked about, the ones that don't any more. */
  readonly ended: readonly RunSummary[];
}

/** @param asked runs that were under way before: when they end, it is forgotten whose they were. Call it inside a transaction */
export async function ownRuns(
  db: CreditsDatabase,
  team: TeamRow,
  asked: readonly string[],
): Promise<OwnRuns> {
  const openIds = await db.runs.where('open').equals(1).primaryKeys();
  if (openIds.length === 0 && asked.length === 0) return { underWay: [], ended: [] };
  const [openPages, open, before, { holds }] = await Promise.all([
    db.runPages.bulkGet(openIds),
    db.runs.bulkGet(openIds),
    db.runs.bulkGet([...asked]),
    overlay(db, team),
  ]);
  const asExpected = (run: (typeof open)[number]): RunSummary[] =>
    run === undefined ? [] : [holds.get(run.runId) ?? toSummary(run)];
  const started = open.filter((_, i) => openPages[i]?.state === 'started').flatMap(asExpected);
  return {
    underWay: started.filter(({ pending }) => pending > 0).map(({ runId }) => runId),
    ended: before.flatMap(asExpected).filter(({ pending }) => pending === 0),
  };
}
