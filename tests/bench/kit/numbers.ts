import type { Measured } from '../figure.ts';

/** The middle one: a single slow round, when the machine had something else to do, says nothing. */
function median(numbers: readonly number[]): number {
  const middle = [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured');
  return middle;
}

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
