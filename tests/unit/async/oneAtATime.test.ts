import { expect, it } from 'vitest';
import { oneAtATime } from '../../../lib/async/oneAtATime';

it('turns calls during a run into one more run after it', async () => {
  const ends: (() => void)[] = [];
  const run = oneAtATime(() => new Promise<void>((end) => ends.push(end)));

  const first = run();
  const second = run();
  const third = run();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await first;
  await Promise.resolve();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await Promise.all([second, third]);

  const later = run();
  expect(ends).toHaveLength(3);
  ends[2]?.();
  await later;
});
