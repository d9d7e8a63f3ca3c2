import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ACTIVITY_SPAN_MS } from '../../../lib/ledger';
import { cutByDay, dayTeller } from '../../../lib/usage/days';

/** With days of 23, 23½, 24½ and 25 hours, that begin at 01:00 or at odd quarters, and one that was left out. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Australia/Eucla',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Apia',
];

const HUNDRED_DAYS = (100 * 24 * 60 * 60 * 1000) / ACTIVITY_SPAN_MS;

it('cuts a time into calendar days, wherever they are and however long', () => {
  const quarter = fc.integer({
    min: Date.UTC(2011, 0) / ACTIVITY_SPAN_MS,
    max: Date.UTC(2030, 0) / ACTIVITY_SPAN_MS,
  });
  fc.assert(
    fc.property(quarter, fc.nat({ max: HUNDRED_DAYS }), fc.constantFrom(...ZONES), (from, quarters, zone) => {
      const dayOf = dayTeller(zone);
      const named = new Map<string, number>();
      for (let place = from; place < from + quarters; place += 1) {
        const day = dayOf(place * ACTIVITY_SPAN_MS);
        named.set(day, (named.get(day) ?? 0) + 1);
      }
      const sinceMs = from * ACTIVITY_SPAN_MS;
      const cut = cutByDay({ sinceMs, untilMs: sinceMs + quarters * ACTIVITY_SPAN_MS }, zone);
      expect(cut.map((day) => [dayOf(day.sinceMs), (day.untilMs - day.sinceMs) / ACTIVITY_SPAN_MS])).toEqual([
        ...named,
      ]);
      cut.reduce((endMs, day) => {
        expect(day.sinceMs).toBe(endMs);
        return day.untilMs;
      }, sinceMs);
    }),
    { numRuns: 20 },
  );
});

it('cuts nothing into no days, and keeps to what was asked for at the end of all calendars', () => {
  expect(cutByDay({ sinceMs: 5, untilMs: 5 }, 'UTC')).toEqual([]);
  const untilMs = 8_640_000_000_000_000;
  const days = cutByDay({ sinceMs: untilMs - 1, untilMs }, 'UTC');
  expect(days).toEqual([{ sinceMs: untilMs - 1, untilMs }]);
});
