/** A text, a number, or nothing. */
export type Cell = string | number | null;

/** Tells programs that open a file that it is UTF-8: without it, some take it for a code page of their own. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What spreadsheets take for the beginning of a formula, which may do as it likes with whoever opens the file. Names and
 * reasons come from pages and people.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * One line of a CSV file (RFC 4180), its end with it. All texts are in quotes, so that they stay together also where the
 * program divides by semicolons; numbers are not, and stay numbers.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(written).join(',')}\r\n`;
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `${cell}`;
  return `"${harmless(cell).replaceAll('"', '""')}"`;
}

/** A text that no spreadsheet computes. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
