import { parse } from 'papaparse';
import type { ContactRow } from '../model';

export interface ParsedContacts {
  readonly rows: readonly ContactRow[];
  /** What couldn't be taken in, in words; rows are counted as a spreadsheet does. */
  readonly problems: readonly string[];
}

/** How the columns are called, without case, spaces and signs. */
const COLUMNS: Readonly<Record<keyof ContactRow, readonly string[]>> = {
  email: ['email', 'emailaddress'],
  firstName: ['firstname', 'givenname'],
  lastName: ['lastname', 'surname', 'familyname'],
  company: ['company', 'companyname'],
  title: ['title', 'jobtitle'],
  linkedIn: ['linkedinprofile', 'linkedin', 'linkedinurl', 'linkedinprofileurl'],
};

/** As long as any email can be. Looking at more takes its time with each dot. */
const LONGEST_EMAIL = 254;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * Reads contacts from the text of a CSV file: commas or semicolons, any order of columns, with or without a byte
 * order mark. Rows without a usable email are left out and named.
 */
export function parseContacts(text: string): ParsedContacts {
  if (text.includes('\uFFFD'))
    return refused('The file isn’t UTF-8 text. Save it as “CSV UTF-8” and try again.');
  const plain = text.replace(/^\uFEFF/, '');
  const { data, errors } = parse<string[]>(plain, { delimiter: delimiterOf(plain) });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes) return refused(`Row ${(quotes.row ?? 0) + 1}: a quotation mark is not closed.`);

  const [header = [], ...lines] = data;
  const places = findColumns(header);
  if (places.email === -1) return refused('The file has no column called “Email”.');

  const rows: ContactRow[] = [];
  const problems: string[] = [];
  const seen = new Map<string, number>();
  for (const [index, cells] of lines.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const number = index + 2;
    const row = readRow(cells, places);
    const problem = check(row, cells, header, seen);
    if (problem === null) {
      rows.push(row);
      seen.set(row.email.toLowerCase(), number);
    } else {
      problems.push(`Row ${number}: ${problem}`);
    }
  }
  if (rows.length === 0 && problems.length === 0) problems.push('The file has no contacts in it.');
  return { rows, problems };
}

/** What the first line is divided by. The parser's own guess misses it where a file has few columns and blank lines. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

type Places = Readonly<Record<keyof ContactRow, number>>;

function findColumns(header: readonly string[]): Places {
  const names = header.map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const place = (column: keyof ContactRow) => names.findIndex((name) => COLUMNS[column].includes(name));
  return {
    email: place('email'),
    firstName: place('firstName'),
    lastName: place('lastName'),
    company: place('company'),
    title: place('title'),
    linkedIn: place('linkedIn'),
  };
}

function readRow(cells: readonly string[], places: Places): ContactRow {
  const cell = (column: keyof ContactRow) => cells[places[column]]?.trim() ?? '';
  return {
    email: cell('email'),
    firstName: cell('firstName'),
    lastName: cell('lastName'),
    company: cell('company'),
    title: cell('title'),
    linkedIn: cell('linkedIn'),
  };
}

function check(
  row: ContactRow,
  cells: readonly string[],
  header: readonly string[],
  seen: ReadonlyMap<string, number>,
): string | null {
  if (cells.length > header.length) return 'it has more values than there are columns.';
  if (row.email === '') return 'the email is missing.';
  if (row.email.length > LONGEST_EMAIL) return 'the email is too long.';
  if (!EMAIL.test(row.email)) return `“${row.email}” is not an email.`;
  const twin = seen.get(row.email.toLowerCase());
  return twin === undefined ? null : `it has the same email as row ${twin}.`;
}

function refused(problem: string): ParsedContacts {
  return { rows: [], problems: [problem] };
}
