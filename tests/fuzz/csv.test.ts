import fc from 'fast-check';
import { unparse } from 'papaparse';
import { describe, expect } from 'vitest';
import { parseContacts } from '../../demo/app/csv';
import { fuzzed } from './kit/fuzzed';
import { text } from './kit/hostile';
import { spoiledTexts } from './kit/texts';

const headers = fc.shuffledSubarray(
  ['Email', 'First name', 'Last Name', 'company', 'Title', 'LinkedIn profile', 'Notes', '__proto__', ''],
  { minLength: 1 },
);
const cells = fc.oneof(
  { arbitrary: fc.emailAddress(), weight: 2 },
  text,
  fc.constantFrom('a@b.c', 'A@B.C', ' ', '"', 'x\ny'),
);
const tables = headers.chain((header) =>
  fc
    .tuple(
      fc.array(fc.array(cells, { maxLength: header.length + 1 }), { maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([rows, delimiter, newline]) => unparse([header, ...rows], { delimiter, newline })),
);
const large = fc.constantFrom(
  `Email\na@${'.'.repeat(50_000)}@`,
  `Email\n${'a@b.c,'.repeat(20_000)}`,
  `Email\n${'"'.repeat(50_001)}`,
  `Email\n${'\n'.repeat(50_000)}`,
  `Email\n${'"a",'.repeat(20_000)}`,
  ','.repeat(50_000),
);
const files = fc.oneof(
  { arbitrary: tables, weight: 40 },
  { arbitrary: spoiledTexts(tables), weight: 40 },
  { arbitrary: text, weight: 20 },
  { arbitrary: large, weight: 1 },
);

describe('a CSV file of contacts', () => {
  fuzzed(
    'csv',
    'gives contacts with emails that differ, and says of every row that it leaves out why',
    files,
    (file) => {
      const { rows, problems } = parseContacts(file);
      const emails = rows.map(({ email }) => email.toLowerCase());
      expect(new Set(emails).size).toBe(emails.length);
      for (const row of rows) {
        expect(row.email).toMatch(/^[^\s@]+@[^\s@]+$/);
        for (const value of Object.values(row)) expect(value).toBe(value.trim());
      }
      expect(rows.length + problems.length).toBeGreaterThan(0);
      for (const problem of problems) {
        expect(problem).toMatch(/^(Row \d+: |The file )/);
        expect(problem.length).toBeLessThan(500);
      }
    },
  );
});
