import type { Contact } from '../../ledger/hold';
import type { PageProfile } from '../../profile/profile';
import { countInSentence } from '../digits';
import { isUsable } from './control';
import { find } from './find';
import { contactOf, isChosen, readRows } from './rows';

export interface SelectionReading {
  readonly selected: number;
  readonly exact: boolean;
  readonly checked: readonly Contact[];
  readonly missing: readonly ('contacts' | 'selected')[];
}

/** Reads who is chosen, and how many there are on all pages of the list. */
export function readSelection(root: ParentNode, profile: PageProfile): SelectionReading {
  const { contacts, selected: how } = profile;
  const rows = readRows(root, contacts);
  const checked: Contact[] = [];
  let rowsReadable = true;
  let checkboxes = 0;
  const seen = new Set<string>();
  for (const row of rows) {
    if (find(row.element, contacts.checkbox) !== null) checkboxes++;
    if (!isChosen(row.element, contacts)) continue;
    if (row.contactId === '') rowsReadable = false;
    // A list may show a contact twice: in a group of its own, or while a page is turned.
    else if (!seen.has(row.contactId)) {
      seen.add(row.contactId);
      checked.push(contactOf(row, contacts));
    }
  }
  if (rows.length > 0 && checkboxes === 0) rowsReadable = false;

  const sentence = how.by === 'rows' ? null : find(root, how.sentence.selector);
  const said = sentence === null ? null : countInSentence(sentence.textContent ?? '');
  const selected = said ?? checked.length;
  // With nobody chosen, a sentence has no need of a number.
  const isUnsaid = how.by !== 'rows' && (sentence === null || (said === null && selected > 0));
  if (rows.length === 0 && selected > 0) rowsReadable = false;
  return {
    selected,
    exact: said !== null || (how.by === 'rows' && !hasOtherPages(root, profile)),
    checked,
    missing: [...(rowsReadable ? [] : (['contacts'] as const)), ...(isUnsaid ? (['selected'] as const) : [])],
  };
}

function hasOtherPages(root: ParentNode, { list }: PageProfile): boolean {
  if (list.kind !== 'paged') return list.kind === 'scrolled';
  return isUsable(find(root, list.first)) || isUsable(find(root, list.next));
}
