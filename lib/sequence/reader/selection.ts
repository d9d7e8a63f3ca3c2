import type { Contact } from '../../ledger/hold';
import { countInSentence } from '../digits';
import type { PageProfile } from '../profile';
import { isChecked, isUsable } from './control';
import { find, findAll, readValue } from './find';

/** The longest name that is kept of a contact, in UTF-16 units. */
const LONGEST_NAME = 200;

export interface SelectionReading {
  readonly selected: number;
  readonly exact: boolean;
  readonly checked: readonly Contact[];
  readonly missing: readonly ('contacts' | 'selected')[];
}

/** Reads who is chosen, and how many there are on all pages of the list. */
export function readSelection(root: ParentNode, profile: PageProfile): SelectionReading {
  const { contacts, selected: how } = profile;
  const rows = findAll(root, contacts.row);
  const checked: Contact[] = [];
  let rowsReadable = true;
  let checkboxes = 0;
  const seen = new Set<string>();
  for (const row of rows) {
    const checkbox = find(row, contacts.checkbox);
    if (checkbox !== null) checkboxes++;
    if (!isChecked(checkbox)) continue;
    const contact = readContact(row, contacts);
    if (contact === null) rowsReadable = false;
    // A list may show a contact twice: in a group of its own, or while a page is turned.
    else if (!seen.has(contact.id)) {
      seen.add(contact.id);
      checked.push(contact);
    }
  }
  if (rows.length > 0 && checkboxes === 0) rowsReadable = false;

  const sentence = how.sentence === null ? null : find(root, how.sentence);
  const said = sentence === null ? null : countInSentence(sentence.textContent ?? '');
  const selected = said ?? checked.length;
  // With nobody chosen, a sentence has no need of a number.
  const isUnsaid = how.sentence !== null && (sentence === null || (said === null && selected > 0));
  if (rows.length === 0 && selected > 0) rowsReadable = false;
  return {
    selected,
    exact: said !== null || (how.sentence === null && !hasOtherPages(root, profile)),
    checked,
    missing: [...(rowsReadable ? [] : (['contacts'] as const)), ...(isUnsaid ? (['selected'] as const) : [])],
  };
}

/** The contact of a row, or null where the row doesn't say whose it is. */
export function readContact(row: Element, profile: PageProfile['contacts']): Contact | null {
  const id = readValue(row, profile.id);
  return id === '' ? null : { id, name: readValue(row, profile.name).slice(0, LONGEST_NAME) };
}

function hasOtherPages(root: ParentNode, { reduce }: PageProfile): boolean {
  if (!reduce?.pager) return false;
  return isUsable(find(root, reduce.pager.first)) || isUsable(find(root, reduce.pager.next));
}
