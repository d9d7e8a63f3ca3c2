import type { PGlite } from '@electric-sql/pglite';
import { type Result, simulate } from './simulate';

/** Of the worlds from the first seed on, so many are lived through by simulation.test.ts in any case. */
export const FIRST_WORLDS = 8;

/** What many worlds came to. */
export interface Worlds {
  readonly steps: number;
  readonly worlds: number;
  /** The first that failed; null where none did. */
  readonly failed: Result | null;
}

/**
 * Simulates one world after the other, each from the next seed, until there were enough steps or one failed.
 *
 * @param only the deeds that are done in each; all where null
 */
export async function simulateWorlds(
  seed: number,
  steps: number,
  database: PGlite,
  only: ReadonlySet<number> | null = null,
): Promise<Worlds> {
  let done = 0;
  let worlds = 0;
  while (done < steps) {
    const result = await simulate(seed + worlds, database, only);
    done += result.steps;
    worlds += 1;
    if (result.failure !== null) return { steps: done, worlds, failed: result };
  }
  return { steps: done, worlds, failed: null };
}
