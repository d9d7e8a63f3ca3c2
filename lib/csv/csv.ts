/** A text, a number, or nothing. */
export type Cell = string | number | null;

/** Tells programs that open a file that it is UTF-8: without it, some take it for a code page of their own. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Where spreadsheets take what comes for a formula, which may do as it likes with whoever opens the file: at the beginning of a
 * text, and after a sign in it that a program with another way to divide takes for the end of a cell. Names and reasons come
 * from pages and people.
 */
const FORMULA = /(^|[;,"\t\r\n])(?=[=+\-@\t\r\n＝＋－＠])/g;

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
  return text.replace(FORMULA, "$1'");
}
