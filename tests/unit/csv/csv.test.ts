import fc from 'fast-check';
import { parse } from 'papaparse';
import { expect, it } from 'vitest';
import { type Cell, csvLine, harmless } from '../../../lib/csv/csv';

const hostile = fc
  .tuple(
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '"', ',', ';', "'"),
    fc.string({ unit: 'binary' }),
  )
  .map(([first, rest]) => first + rest);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string({ unit: 'binary' }),
  hostile,
  fc.maxSafeInteger(),
  fc.constant(null),
);
const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 });

const delimiters = fc.constantFrom(',' as const, ';' as const);

const asRead = (cell: Cell) => (typeof cell === 'string' ? harmless(cell) : `${cell ?? ''}`);

it('is read back as it was written', () => {
  fc.assert(
    fc.property(rows, delimiters, (written, delimiter) => {
      const text = written.map((row) => csvLine(row, delimiter)).join('');
      const { data } = parse<string[]>(text, { delimiter, newline: '\r\n' });
      expect(data.slice(0, -1)).toEqual(written.map((row) => row.map(asRead)));
      expect(data.at(-1)).toEqual(['']);
    }),
  );
});

it('has no text that a spreadsheet would compute, whichever sign it divides by', () => {
  fc.assert(
    fc.property(rows, delimiters, fc.constantFrom(',', ';', '\t'), (written, chosen, delimiter) => {
      const text = written
        .map((row) =>
          csvLine(
            row.filter((one) => typeof one === 'string'),
            chosen,
          ),
        )
        .join('');
      const { data } = parse<string[]>(text, { delimiter, newline: '\r\n' });
      for (const read of data.flat()) expect(read).not.toMatch(/^[\t\r\n]*[=+\-@＝＋－＠]/);
    }),
  );
});

it('leaves numbers numbers, and harmless texts as they are', () => {
  const cells = [-5, 'O’Brien, "Bob"', null, '-5', "'=1"];
  expect(csvLine(cells, ',')).toBe(`-5,"O’Brien, ""Bob""",,"'-5","'=1"\r\n`);
  expect(csvLine(cells, ';')).toBe(`-5;"O’Brien, ""Bob""";;"'-5";"'=1"\r\n`);
});
