/** A text, a number, or nothing. */
export type Cell = string | number | null;

/** What divides the cells of a line: spreadsheets want a semicolon where the decimal sign is a comma. */
export type Delimiter = ',' | ';';

/** Tells programs that open a file that it is UTF-8: without it, some take it for a code page of their own. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Where spreadsheets take what comes for a formula, which may do as it likes with whoever opens the file: at the beginning of a
 * text, and after a sign in it that a program with another way to divide takes for the end of a cell. Names and reasons come
 * from pages and people.
 */
const FORMULA = /(^|[;,"\t\r\n])(?=[=+\-@\t\r\n＝＋－＠])/g;

/** One line of a CSV file (RFC 4180), its end with it. All texts are in quotes; numbers are not, and stay numbers. */
export function csvLine(cells: readonly Cell[], delimiter: Delimiter): string {
  return `${cells.map(written).join(delimiter)}\r\n`;
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
