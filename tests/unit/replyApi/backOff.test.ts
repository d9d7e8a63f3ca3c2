import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jobPauseMs, MOST_TRIES, sparedPauseMs, troublePauseMs } from '../../../lib/replyApi/backOff';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it('leaves a job alone for 2 minutes, then twice as long each time, up to 2 hours', () => {
  const pauses = Array.from({ length: 9 }, (_, i) => jobPauseMs(i + 1, 0) / MINUTE_MS);
  expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 120, 120, 120]);
});

it('spreads what began together, by no more than half', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MOST_TRIES }), random, (tries, random) => {
      const pauseMs = jobPauseMs(tries, random);
      expect(pauseMs).toBeGreaterThanOrEqual(jobPauseMs(tries, 0));
      expect(pauseMs).toBeLessThanOrEqual(jobPauseMs(tries, 0) * 1.5);
      expect(Number.isSafeInteger(pauseMs)).toBe(true);
    }),
  );
  expect(jobPauseMs(1, 0.5)).toBeGreaterThan(jobPauseMs(1, 0.1));
});

it('waits as long as the API asks for, but not for days, and longer with each failure', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), random, fc.nat(), (failures, random, askedMs) => {
      const asked = Math.min(askedMs, 24 * HOUR_MS);
      const troubled = troublePauseMs(failures, random, askedMs);
      expect(troubled).toBeGreaterThanOrEqual(Math.max(MINUTE_MS, asked));
      expect(troubled).toBeLessThanOrEqual(Math.max(3 * HOUR_MS, asked));
      const spared = sparedPauseMs(random, askedMs);
      expect(spared).toBeGreaterThan(asked);
      expect(spared).toBeLessThan(asked + 2_000);
    }),
  );
  expect(sparedPauseMs(0)).toBeGreaterThan(15 * MINUTE_MS);
  expect([1, 2, 3].map((failures) => troublePauseMs(failures, 0) / MINUTE_MS)).toEqual([1, 2, 4]);
});

it('gives a job up no earlier than a day after it was first asked for', () => {
  const pauses = Array.from({ length: MOST_TRIES - 1 }, (_, i) => jobPauseMs(i + 1, 0));
  expect(pauses.reduce((a, b) => a + b)).toBeGreaterThan(24 * HOUR_MS);
});
