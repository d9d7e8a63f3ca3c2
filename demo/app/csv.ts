import { parse } from 'papaparse';
import type { ContactRow } from '../model';
import { findPlaces, type Places } from './columns';

export interface ParsedContacts {
  readonly rows: readonly ContactRow[];
  /** What couldn't be taken in, in words; rows are counted as a spreadsheet does. */
  readonly problems: readonly string[];
  /** Columns with something in them that isn't taken in. */
  readonly leftOut: readonly string[];
}

/** As long as any email can be. Looking at more takes its time with each dot. */
const LONGEST_EMAIL = 254;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** An address there, or the name at its end. */
const LINKED_IN = /linkedin\.|^[\p{L}\d-]+$/iu;

/** Tools write notes before the header, as LinkedIn does. */
const MOST_NOTES = 30;
const DELIMITERS = [',', ';', '\t', '|'];
/** What Excel takes as the delimiter, and shows as no row. */
const SEPARATOR = /^"?sep=(.)"?\r?\n/i;

/** The text of a file, by its byte order mark or, as some write UTF-16 without one, by the zeros between letters. */
export function decodeFile(bytes: Uint8Array): string {
  const zeros = (from: 0 | 1) =>
    bytes.subarray(0, 64).filter((byte, at) => at % 2 === from && byte === 0).length;
  const isBig = (bytes[0] === 0xfe && bytes[1] === 0xff) || zeros(0) > 8;
  const isLittle = (bytes[0] === 0xff && bytes[1] === 0xfe) || zeros(1) > 8;
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}

/**
 * Reads contacts from the text of a CSV file: whatever divides it, any order of columns, with notes before the header and a
 * divider at the end of a line. Rows without a usable email are left out and named.
 */
export function parseContacts(text: string): ParsedContacts {
  if (text.includes('\uFFFD'))
    return refused('The file isn’t UTF-8 text. Save it as “CSV UTF-8” and try again.');
  const withoutMark = text.replace(/^\uFEFF/, '');
  const plain = withoutMark.replace(SEPARATOR, '');
  const { delimiter, at } = findHeader(plain, SEPARATOR.exec(withoutMark)?.[1]);
  const { data, errors } = parse<string[]>(plain, { delimiter });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes) return refused(`Row ${(quotes.row ?? 0) + 1}: a quotation mark is not closed.`);

  const header = data[at] ?? [];
  const places = findPlaces(header);
  if (places.email.length === 0) return refused('The file has no column called “Email”.');

  const rows: ContactRow[] = [];
  const problems: string[] = [];
  const dropped = new Set<number>();
  const seen = new Map<string, number>();
  for (const [index, cells] of data.slice(at + 1).entries()) {
    const length = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    if (length === 0) continue;
    const number = at + index + 2;
    const used = usedPlaces(cells, places);
    const row = readRow(cells, used);
    const problem = length > header.length ? 'it has more values than there are columns.' : check(row, seen);
    if (problem === null) {
      rows.push(row);
      seen.set(row.email.toLowerCase(), number);
      const kept = Object.values(used);
      for (const [place, cell] of cells.entries())
        if (cell.trim() !== '' && !kept.includes(place)) dropped.add(place);
    } else {
      problems.push(`Row ${number}: ${problem}`);
    }
  }
  if (rows.length === 0 && problems.length === 0) problems.push('The file has no contacts in it.');
  const leftOut = header.filter((name, place) => name.trim() !== '' && dropped.has(place));
  return { rows, problems, leftOut: leftOut.map((name) => name.trim()) };
}

/** The row that names most of our columns, with what divides it. */
function findHeader(text: string, separator: string | undefined): { delimiter: string; at: number } {
  let best = { delimiter: ',', at: 0, known: 0, cells: 0 };
  for (const delimiter of separator === undefined ? DELIMITERS : [separator]) {
    const { data } = parse<string[]>(text, { delimiter, preview: MOST_NOTES });
    for (const [at, cells] of data.entries()) {
      const places = findPlaces(cells);
      const known =
        places.email.length === 0 ? 0 : Object.values(places).filter(({ length }) => length > 0).length;
      const isBetter =
        known > best.known || (known === best.known && at === best.at && cells.length > best.cells);
      if (isBetter) best = { delimiter, at, known, cells: cells.length };
    }
  }
  return best;
}

type Used = Readonly<Record<keyof ContactRow, number | undefined>>;

/** The first column that isn't empty, for each of ours. */
function usedPlaces(cells: readonly string[], places: Places): Used {
  const isFilled = (place: number) => (cells[place] ?? '').trim() !== '';
  return {
    email: places.email.find(isFilled),
    firstName: places.firstName.find(isFilled),
    lastName: places.lastName.find(isFilled),
    company: places.company.find(isFilled),
    title: places.title.find(isFilled),
    // A column that is called “URL” may hold any.
    linkedIn: places.linkedIn.find((place) => LINKED_IN.test((cells[place] ?? '').trim())),
  };
}

function readRow(cells: readonly string[], used: Used): ContactRow {
  const cell = (column: keyof ContactRow) => cells[used[column] ?? -1]?.trim() ?? '';
  return {
    email: cell('email'),
    firstName: cell('firstName'),
    lastName: cell('lastName'),
    company: cell('company'),
    title: cell('title'),
    linkedIn: cell('linkedIn'),
  };
}

function check(row: ContactRow, seen: ReadonlyMap<string, number>): string | null {
  if (row.email === '') return 'the email is missing.';
  if (row.email.length > LONGEST_EMAIL) return 'the email is too long.';
  if (!EMAIL.test(row.email)) return `“${row.email}” is not an email.`;
  const twin = seen.get(row.email.toLowerCase());
  return twin === undefined ? null : `it has the same email as row ${twin}.`;
}

function refused(problem: string): ParsedContacts {
  return { rows: [], problems: [problem], leftOut: [] };
}
