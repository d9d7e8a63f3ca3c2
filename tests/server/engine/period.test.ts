import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayStart, periodAt } from '../../../server/team/period';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const period = (anchor: string, at: string) => {
  const { startMs, endMs } = periodAt(day(anchor), Date.parse(at));
  return [startMs, endMs].map((ms) => new Date(ms).toISOString().slice(0, 10));
};

describe('a billing period', () => {
  it.each([
    ['2026-01-15', '2026-01-15T00:00:00Z', ['2026-01-15', '2026-02-15']],
    ['2026-01-15', '2026-02-14T23:59:59.999Z', ['2026-01-15', '2026-02-15']],
    ['2026-01-15', '2026-12-31T12:00:00Z', ['2026-12-15', '2027-01-15']],
    ['2026-01-31', '2026-02-27T23:59:59Z', ['2026-01-31', '2026-02-28']],
    ['2026-01-31', '2026-02-28T00:00:00Z', ['2026-02-28', '2026-03-31']],
    ['2026-01-31', '2026-04-30T00:00:00Z', ['2026-04-30', '2026-05-31']],
    ['2028-01-31', '2028-02-29T00:00:00Z', ['2028-02-29', '2028-03-31']],
    ['2028-02-29', '2029-02-28T00:00:00Z', ['2029-02-28', '2029-03-29']],
    ['2026-03-10', '2026-02-20T00:00:00Z', ['2026-02-10', '2026-03-10']],
  ])('from %s on, at %s', (anchor, at, expected) => {
    expect(period(anchor, at)).toEqual(expected);
  });

  it('follows the one before it without a gap, whatever the day', () => {
    const moments = fc.integer({ min: day('2000-01-01'), max: day('2100-01-01') });
    fc.assert(
      fc.property(moments, moments, (anchor, at) => {
        const { startMs, endMs } = periodAt(dayStart(anchor), at);
        expect(startMs).toBeLessThanOrEqual(at);
        expect(endMs).toBeGreaterThan(at);
        expect(periodAt(dayStart(anchor), endMs).startMs).toBe(endMs);
        expect(periodAt(dayStart(anchor), startMs - 1).endMs).toBe(startMs);
      }),
    );
  });
});
