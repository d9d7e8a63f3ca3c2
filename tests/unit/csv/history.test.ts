import fc from 'fast-check';
import { parse } from 'papaparse';
import { expect, it } from 'vitest';
import { harmless } from '../../../lib/csv/csv';
import { HistoryLines } from '../../../lib/csv/history';
import { historyWords } from '../../../lib/i18n/history';
import { EMPTY_LEDGER, type Entry, evolve } from '../../../lib/ledger';
import { days, live } from '../ledger/property/commands';

const NOBODY = new Map<string, string>();

function tableOf(...pages: (readonly Entry[])[]): Record<string, string>[] {
  const lines = new HistoryLines(historyWords(), NOBODY);
  const text = [lines.head(), ...pages.map((entries) => lines.linesOf(entries))].join('');
  const { data, errors } = parse<Record<string, string>>(text.trimEnd(), { header: true, newline: '\r\n' });
  expect(errors).toEqual([]);
  return data;
}

it('has a line for each entry, whose numbers are the ledger’s', () => {
  fc.assert(
    fc.property(days, fc.nat({ max: 50 }), (steps, cut) => {
      const entries = [...live(steps)].flatMap((submitted) => submitted.entries);
      const table = tableOf(entries.slice(0, cut), entries.slice(cut));
      expect(table).toHaveLength(entries.length);
      for (const [i, row] of table.entries()) {
        const { balances, atMs, seq } = entries[i] as Entry;
        expect(row).toMatchObject({
          Entry: `${seq}`,
          Time: new Date(atMs).toISOString(),
          'Added so far': `${balances.granted}`,
          Available: `${balances.available}`,
          Retained: `${balances.retained}`,
          'Used so far': `${balances.used}`,
          'Expired so far': `${balances.expired}`,
          'Not billed so far': `${balances.unbilled}`,
        });
        expect(row.What).not.toBe('');
      }
      // What each line moved adds up to where it all ended.
      const sum = (...what: RegExp[]) =>
        table
          .filter((row) => what.some((one) => one.test(row.What ?? '')))
          .reduce((total, row) => total + Number(row.Credits), 0);
      const { balances, holds } = evolve(EMPTY_LEDGER, entries);
      expect(sum(/^Added/)).toBe(balances.granted);
      expect(sum(/^Used/)).toBe(balances.used);
      expect(sum(/^Expired/)).toBe(balances.expired);
      const refunded = [...holds.values()].reduce((total, hold) => total + hold.refunded, 0);
      expect(sum(/^Returned/)).toBe(refunded);
    }),
    { numRuns: 40 },
  );
});

const BALANCES = { granted: 9, available: 7, retained: 2, used: 0, expired: 0, unbilled: 0 };
const stamp = { atMs: Date.UTC(2026, 0, 10), commandId: 'c', by: 'm-1', balances: BALANCES };

it('names runs, sequences and contacts, however they are called, and members where they are known', () => {
  const name = '=HYPERLINK("https://evil.example","click")\r\n"; DROP';
  const held: Entry = {
    ...stamp,
    kind: 'held',
    seq: 1,
    reason: '',
    runId: 'run',
    sequenceId: '101',
    steps: [{ id: 's', category: 'opener' }],
    selected: 1,
    contacts: [{ id: '__proto__', name }],
    draws: [{ grantId: 'g', credits: 2 }],
    timeLimitMs: 1,
  };
  const refunded: Entry = {
    ...stamp,
    kind: 'refunded',
    seq: 2,
    reason: '@reason',
    runId: 'run',
    contactId: '__proto__',
    status: 'timed-out',
    credits: 2,
  };
  const lines = new HistoryLines(historyWords(), new Map([['m-1', '+Ann']]));
  const text = lines.head() + lines.linesOf([held]) + lines.linesOf([refunded]);
  const [, first, second] = parse<string[]>(text, { newline: '\r\n' }).data;
  expect(first?.slice(2, 10)).toEqual(['Retained', "'+Ann", 'run', '101', '', '', '2', '']);
  expect(second?.slice(2, 10)).toEqual([
    'Returned: no result in time',
    "'+Ann",
    'run',
    '101',
    harmless(name),
    '__proto__',
    '2',
    "'@reason",
  ]);
});

it('writes a time that no calendar has as the number that it is', () => {
  const late: Entry = { ...stamp, kind: 'expired', seq: 1, atMs: 9e15, reason: '', grantId: 'g', credits: 1 };
  expect(tableOf([late])[0]?.Time).toBe(`${9e15}`);
});
