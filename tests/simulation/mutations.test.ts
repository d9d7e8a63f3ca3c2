import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from './database';
import { MUTATIONS } from './mutations/list';
import { createPlanter, type Planter } from './mutations/plant';
import { simulate } from './simulate';
import { FIRST_WORLDS } from './worlds';

/** What a bug may hide for. */
const MOST_STEPS = 500_000;

/** The worlds in which they were. */
const found = new Set<number>();

let database: PGlite;
let planter: Planter;
beforeAll(async () => {
  [database, planter] = await Promise.all([createDatabase(), createPlanter()]);
}, 60_000);
afterAll(() => Promise.all([database.close(), planter.close()]));

describe('a deliberate bug is found', { timeout: 300_000 }, () => {
  it.each(MUTATIONS)('$bug', async (mutation) => {
    const { simulateWorlds } = await planter.importWith<typeof import('./worlds')>(
      'tests/simulation/worlds.ts',
      mutation,
    );
    const { failed } = await simulateWorlds(mutation.seed, MOST_STEPS, database);
    expect(failed).not.toBeNull();
    found.add(failed?.seed ?? mutation.seed);
  });

  it('and nothing but the bug was: the same worlds without it keep every rule', async () => {
    expect(found.size).toBeGreaterThan(0);
    // simulation.test.ts shows it of the first.
    for (const seed of found)
      if (seed > FIRST_WORLDS) expect((await simulate(seed, database)).failure).toBeNull();
  });
});
