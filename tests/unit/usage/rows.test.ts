import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTIVITY_SPAN_MS,
  activityOf,
  type EmailStep,
  type Entry,
  pricePerContact,
} from '../../../lib/ledger';
import { type RunActivity, usageRows } from '../../../lib/usage/rows';
import { splitBySteps } from '../../../lib/usage/split';
import { TeamLedger } from '../ledger/ledgerKit';
import { days, live } from '../ledger/property/commands';

const DAY = '2026-11-27';
const STEPS: readonly EmailStep[] = [
  { id: '1', category: 'opener' },
  { id: '2', category: 'recruiter' },
];

const sum = <K extends string>(rows: readonly Record<K, number>[], key: K) =>
  rows.reduce((total, row) => total + row[key], 0);

function activityAt(atMs: number): RunActivity {
  const counts = { used: 3, returned: 0, succeeded: 1, failed: 0 };
  return { runId: 'r', atMs, ...counts, by: 'ann', sequenceId: 's', steps: STEPS };
}

/** A ledger to which everything of a list has happened. */
function lived(steps: Parameters<typeof live>[0]): TeamLedger {
  const team = new TeamLedger();
  for (const _ of live(steps, team));
  return team;
}

/** What entries of a ledger did, with whose runs they were. */
function activitiesOf({ state }: TeamLedger, entries: readonly Entry[]): RunActivity[] {
  return activityOf(entries).map((activity) => {
    const hold = state.holds.get(activity.runId);
    if (hold === undefined) throw new Error(`There is no run ${activity.runId}`);
    return { ...activity, by: hold.by, sequenceId: hold.sequenceId, steps: hold.steps };
  });
}

describe('usage', () => {
  it('adds up to what the entries did, whatever happened', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const ledger = lived(steps);
        const { entries, state } = ledger;
        const rows = usageRows(activitiesOf(ledger, entries), 'UTC');
        const refunded = entries.filter((entry) => entry.kind === 'refunded');
        expect(sum(rows, 'used')).toBe(state.balances.used);
        expect(sum(rows, 'returned')).toBe(sum(refunded, 'credits'));
        for (const { used, returned, succeeded, failed } of rows) {
          expect(Math.min(used, returned, succeeded, failed)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('is the same in whatever pieces the entries came', () => {
    fc.assert(
      fc.property(days, fc.nat(), (steps, cut) => {
        const ledger = lived(steps);
        const { entries } = ledger;
        const at = cut % (entries.length + 1);
        const pieces = [entries.slice(0, at), entries.slice(at)].flatMap((part) =>
          activitiesOf(ledger, part),
        );
        expect(usageRows(pieces, 'UTC')).toEqual(usageRows(activitiesOf(ledger, entries), 'UTC'));
      }),
    );
  });

  it('divides credits among email steps without losing any', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 6 }),
        (credits, steps) => {
          const parts = splitBySteps(credits, steps);
          expect(parts.reduce((a, b) => a + b)).toBe(credits);
          expect(splitBySteps(pricePerContact(steps), steps)).toEqual(
            steps.map(({ category }) => (category === 'opener' ? 2 : 1)),
          );
        },
      ),
    );
    expect(splitBySteps(7, STEPS)).toEqual([5, 2]);
    expect(splitBySteps(2, STEPS)).toEqual([2, 0]);
  });

  it('is of one day up to its last quarter of an hour, also when a clock is put forward or back', () => {
    const dayOf = (atMs: number, timeZone: string) => usageRows([activityAt(atMs)], timeZone).at(0)?.day;
    const midnight = Date.parse(`${DAY}T00:00:00Z`);
    expect(dayOf(midnight, 'UTC')).toBe(DAY);
    expect(dayOf(midnight - ACTIVITY_SPAN_MS, 'UTC')).toBe('2026-11-26');
    // Eucla is 8:45 ahead.
    expect(dayOf(Date.parse('2026-11-26T15:15:00Z'), 'Australia/Eucla')).toBe(DAY);
    expect(dayOf(Date.parse('2026-11-26T15:00:00Z'), 'Australia/Eucla')).toBe('2026-11-26');
    // Berlin's 25 October has 25 hours.
    expect(dayOf(Date.parse('2026-10-24T22:00:00Z'), 'Europe/Berlin')).toBe('2026-10-25');
    expect(dayOf(Date.parse('2026-10-25T22:45:00Z'), 'Europe/Berlin')).toBe('2026-10-25');
    expect(dayOf(Date.parse('2026-10-25T23:00:00Z'), 'Europe/Berlin')).toBe('2026-10-26');
  });
});
