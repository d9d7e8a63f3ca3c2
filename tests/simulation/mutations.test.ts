import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from './database';
import { MUTATIONS } from './mutations/list';
import { importWith } from './mutations/mutate';
import { simulate } from './simulate';

/** What a bug may hide for. */
const MOST_STEPS = 500_000;

/** The worlds in which they were. */
const found = new Set<number>();

let database: PGlite;
beforeAll(async () => {
  database = await createDatabase();
}, 60_000);
afterAll(() => database.close());

describe('a deliberate bug is found', { timeout: 300_000 }, () => {
  it.each(MUTATIONS)('$bug', async (mutation) => {
    const { simulateWorlds } = await importWith<typeof import('./worlds')>(
      'tests/simulation/worlds.ts',
      mutation,
    );
    const { failed } = await simulateWorlds(mutation.seed, MOST_STEPS, database);
    expect(failed).not.toBeNull();
    found.add(failed?.seed ?? mutation.seed);
  });

  it('and nothing but the bug was: the same worlds without it keep every rule', async () => {
    for (const seed of found) expect((await simulate(seed, database)).failure).toBeNull();
    expect(found.size).toBeGreaterThan(0);
  });
});
