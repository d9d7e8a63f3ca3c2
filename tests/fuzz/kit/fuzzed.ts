import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EDGES, type Edge } from './edges';

/** Longer than any input may take, on a machine that is busy with all else too. */
const MOST_MS = 10_000;

/** Another one each time; where an input was found, fast-check prints the one that finds it again. */
const seed = process.env.FUZZ_SEED;

/**
 * A test of one edge: as many inputs as it is to be tried with, each looked at in bounded time.
 *
 * @param check throws where an input is taken otherwise than it should be
 */
export function fuzzed<T>(
  edge: Edge,
  title: string,
  inputs: fc.Arbitrary<T>,
  check: (input: T) => void | Promise<void>,
): void {
  const numRuns = EDGES[edge];
  it(title, async () => {
    let looked = 0;
    const property = fc.asyncProperty(inputs, async (input) => {
      looked += 1;
      const startMs = performance.now();
      await check(input);
      const ms = performance.now() - startMs;
      if (ms > MOST_MS) throw new Error(`It took ${Math.round(ms)} ms`);
    });
    await fc.assert(property, { numRuns, ...(seed !== undefined && { seed: Number(seed) }) });
    expect(looked).toBeGreaterThanOrEqual(numRuns);
    expect(Object.keys(Object.prototype), 'what every object has').toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
}
