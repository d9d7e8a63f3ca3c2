import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from './database';
import { shrink } from './shrink';
import { simulate } from './simulate';
import { tell } from './story';
import { FIRST_WORLDS, simulateWorlds } from './worlds';

// `npm run simulate` says other numbers: see start.mjs.
const STEPS = Number(process.env.SIMULATE_STEPS ?? 100_000);
const SEED = Number(process.env.SIMULATE_SEED ?? 1);
const ONLY = process.env.SIMULATE_ONLY?.split(',').map(Number);

let database: PGlite;
beforeAll(async () => {
  database = await createDatabase();
}, 60_000);
afterAll(() => database.close());

describe('a team’s browsers, their server and the network between them', () => {
  it(`keep every rule for ${STEPS} steps, whatever goes wrong`, {
    timeout: Math.max(300_000, STEPS * 5),
  }, async () => {
    const { failed, steps, worlds } = await simulateWorlds(SEED, STEPS, database, ONLY && new Set(ONLY));
    if (failed !== null) throw new Error(await tell(failed, database));
    expect(steps).toBeGreaterThanOrEqual(STEPS);
    if (process.env.SIMULATE_STEPS === undefined) expect(worlds).toBeGreaterThanOrEqual(FIRST_WORLDS);
    process.stdout.write(`${steps} steps in ${worlds} worlds from seed ${SEED}: every rule held\n`);
  });

  it('live through the same twice from the same seed', { timeout: 60_000 }, async () => {
    const [once, twice] = [await simulate(SEED, database), await simulate(SEED, database)];
    expect(twice).toEqual(once);
    expect((await simulate(SEED + 1, database)).lines).not.toEqual(once.lines);
  });
});

describe('a failure', () => {
  it('is shrunk to the deeds that make it', async () => {
    const deeds = Array.from({ length: 30 }, (_, i) => i);
    const fails = async (kept: readonly number[]) =>
      kept.includes(3) && kept.includes(17) && kept.includes(18);
    expect(await shrink(deeds, fails, 1_000)).toEqual([3, 17, 18]);
  });
});
