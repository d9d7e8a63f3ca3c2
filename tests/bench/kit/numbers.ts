import type { Measured } from '../figure.ts';

/** The number that so many of a hundred are below. */
export function percentile(numbers: readonly number[], percent: number): number {
  const found = [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length * percent) / 100)];
  if (found === undefined) throw new Error('Nothing was measured');
  return found;
}

/** The middle one: a single slow round, when the machine had something else to do, says nothing. */
const median = (numbers: readonly number[]) => percentile(numbers, 50);

export function medians(rounds: readonly Measured[]): Measured {
  return {
    value: median(rounds.map(({ value }) => value)),
    baseline: median(rounds.map(({ baseline }) => baseline)),
  };
}

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
