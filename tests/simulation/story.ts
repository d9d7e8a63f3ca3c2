import type { PGlite } from '@electric-sql/pglite';
import { shrink } from './shrink';
import { type Result, simulate } from './simulate';

const MOST_TRIES = 40;
const LAST_LINES = 60;

/** Tells a failure: the seed that replays it, the fewest deeds that are enough, and what came before it. */
export async function tell(failed: Result, database: PGlite): Promise<string> {
  const all = failed.plan.map((_, number) => number);
  const replay = (kept: readonly number[]) => simulate(failed.seed, database, new Set(kept));
  const fewest = await shrink(all, async (kept) => (await replay(kept)).failure !== null, MOST_TRIES);
  const { failure, lines } = await replay(fewest);
  return [
    `Seed ${failed.seed} failed at step ${failed.steps}: ${failed.failure?.message}`,
    `Replay it:  npm run simulate -- --seed ${failed.seed} --steps 1`,
    `These of its deeds are enough (--only ${fewest.join(',')}):`,
    ...fewest.map((number) => `  ${number}: ${JSON.stringify(failed.plan[number]?.deed)}`),
    `They end in: ${failure?.stack ?? ''}`,
    ...lines.slice(-LAST_LINES),
  ].join('\n');
}
