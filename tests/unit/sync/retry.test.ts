import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryPauseMs } from '../../../lib/sync/retry';

it('waits for any part of a time that doubles, up to five minutes', () => {
  expect([1, 2, 3, 4].map((failures) => retryPauseMs(failures, 0.5))).toEqual([500, 1_000, 2_000, 4_000]);
  expect(retryPauseMs(1_000, 0.999)).toBeLessThan(5 * 60_000);
  expect(retryPauseMs(1_000, 0.999)).toBeGreaterThan(4 * 60_000);
  expect(retryPauseMs(7, 0)).toBe(0);
});

it('never comes back before it was asked to, but does in the end', () => {
  const random = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(fc.nat(50), random, fc.integer({ min: 1, max: 3_600_000 }), (failures, random, askedMs) => {
      const pauseMs = retryPauseMs(failures + 1, random, askedMs);
      expect(pauseMs).toBeGreaterThanOrEqual(askedMs);
      expect(pauseMs).toBeLessThan(askedMs + 1_000);
    }),
  );
  expect(retryPauseMs(1, 0, Number.MAX_SAFE_INTEGER)).toBe(3_600_000);
});
