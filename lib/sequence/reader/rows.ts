import type { Contact } from '../../ledger/hold';
import type { PageProfile, Read } from '../../profile/profile';
import { wholeNumberIn } from '../digits';
import { isChecked } from './control';
import { find, findAll, matches } from './find';
import { areRows, isMoreThanARow } from './rowLike';
import { readIdentity, readValue } from './values';

/** The longest name that is kept of a contact, in UTF-16 units. */
const LONGEST_NAME = 200;

type ContactsProfile = PageProfile['contacts'];

/** A row of the list that is in the document; `contactId` is empty where it doesn't say whose it is. */
export interface Row {
  readonly element: Element;
  readonly contactId: string;
}

/** The rows that are in the document, in the list's order; none where they are no list's. */
export function readRows(root: ParentNode, profile: Pick<PageProfile, 'contacts' | 'start'>): readonly Row[] {
  const { row, id, order } = profile.contacts;
  const elements = findAll(root, row);
  if (!areRows(root, elements, profile)) return [];
  const rows = elements.map((element) => ({ element, contactId: readIdentity(element, id) }));
  if (order === null) return rows;
  const numbered = rows.map((row) => ({ row, number: numberOf(row.element, order) }));
  return numbered.sort((a, b) => byNumber(a.number, b.number)).map(({ row }) => row);
}

/** A row's number in the list's order; one that has none, as a pinned row, stands after all others. */
export function numberOf(row: Element, order: Read): number {
  const value = readValue(row, order);
  const number = value === '' ? Number.NaN : Number(value);
  return Number.isNaN(number) ? (wholeNumberIn(value) ?? Number.POSITIVE_INFINITY) : number;
}

/** Compares rows' numbers: two that have none are equal. */
export function byNumber(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** Whether a row's contact is chosen. */
export function isChosen(row: Element, { chosen, checkbox }: ContactsProfile): boolean {
  return chosen === null ? isChecked(find(row, checkbox)) : matches(row, chosen);
}

/** The contact of a row that says whose it is. */
export function contactOf({ element, contactId }: Row, { name }: ContactsProfile): Contact {
  const text = isMoreThanARow(element) ? '' : readValue(element, name);
  return { id: contactId, name: text.slice(0, LONGEST_NAME) };
}
