import { describe, expect, it } from 'vitest';
import { daysFrom } from '../../../lib/usage/days';
import { paceOf } from '../../../lib/usage/pace';

describe('how long credits last', () => {
  it.each([
    ['goes by what was used per day, days without use included', { used: 60, days: 30, available: 100 }, 50],
    ['rounds down to whole days', { used: 7, days: 7, available: 3 }, 3],
    ['rounds down below a day to none', { used: 700, days: 7, available: 99 }, 0],
    ['stands for any numbers', { used: 1, days: 90, available: 100_000_000 }, 9_000_000_000],
  ])('%s', (_, given, days) => {
    expect(paceOf(given)).toEqual({ kind: 'lasts', days });
  });

  it.each([
    ['there are no credits', { used: 5, days: 30, available: 0 }, 'empty'],
    ['nothing was used', { used: 0, days: 30, available: 5 }, 'unused'],
    ['it has just begun', { used: 5, days: 2, available: 5 }, 'early'],
  ])('is not told where %s', (_, given, kind) => {
    expect(paceOf(given)).toEqual({ kind });
  });
});

describe('days', () => {
  it('follow one another, over the ends of months and leap days', () => {
    expect(daysFrom('2028-02-27', '2028-03-01')).toEqual([
      '2028-02-27',
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ]);
    expect(daysFrom('2026-11-27', '2026-11-27')).toEqual(['2026-11-27']);
  });
});
