import { isDeepStrictEqual } from 'node:util';
import { EMPTY_LEDGER, evolve } from '../../../lib/ledger/index.ts';
import { MAX_ENTRIES_PER_PAGE } from '../../../lib/protocol/http.ts';
import { startBenchServer } from '../kit/server.ts';
import type { Stage } from '../kit/stage.ts';
import { ENTRIES_PER_RUN, fillHistory } from './fill.ts';

export const SHORT = 1_000;
export const LONG = 1_000_000;

/** A short history and a long one, as a browser reaches them: each alone on a server, so that the tables are as long as they are. */
export async function openHistories(stage: Pick<Stage, 'atEnd' | 'database'>) {
  const grow = async (entries: number) => {
    const server = await startBenchServer(stage);
    const team = await server.engine.newTeam();
    await fillHistory(server.databaseUrl, team, entries / ENTRIES_PER_RUN);
    return server.reach(team);
  };
  const short = await grow(SHORT);
  // What was made up is measured only if it could have happened.
  const first = await short.changes(0, MAX_ENTRIES_PER_PAGE);
  const { entries: others } = await short.changes(first.cursor, MAX_ENTRIES_PER_PAGE);
  const { balances } = evolve(EMPTY_LEDGER, [...first.entries, ...others]);
  if (!isDeepStrictEqual(balances, (await short.snapshot()).balances))
    throw new Error('The history is not sound');
  return { short, long: await grow(LONG) };
}
