import type { PageProfile, Sentence } from '../../profile/profile';
import { countInSentence } from '../digits';
import { isChecked, isUsable } from './control';
import { find, findAll, matches } from './find';
import type { RowMemory } from './rowMemory';
import { shownSentence } from './shownText';
import { isAround } from './startControl';

/** More rows than any list draws at once: then the selector means something else, and reading them would take too long. */
const MOST_ROWS = 20_000;

export interface SelectionReading {
  readonly selected: number;
  readonly exact: boolean;
  /** The chosen contacts that have a row in the document. */
  readonly checked: ReadonlySet<string>;
  readonly missing: readonly ('contacts' | 'identity' | 'selected')[];
  readonly readable: boolean;
}

/** Reads how many are chosen, on all pages of the list. */
export function readSelection(root: ParentNode, profile: PageProfile, memory: RowMemory): SelectionReading {
  const { checked, readable, rows, twins } = readChecked(root, profile, memory);
  const { selected, exact, said } = count(root, profile, checked.size);
  const hasContacts = readable && (rows > 0 || selected === 0);
  const missing: ('contacts' | 'identity' | 'selected')[] = [];
  if (!hasContacts) missing.push('contacts');
  if (twins) missing.push('identity');
  if (said !== 'clearly') missing.push('selected');
  return { selected, exact, checked, missing, readable: hasContacts && said !== 'nowhere' };
}

function readChecked(root: ParentNode, { contacts }: PageProfile, memory: RowMemory) {
  const rows = findAll(root, contacts.row);
  // A list may show a contact twice: in a group of its own, or while a page is turned.
  const checked = new Set<string>();
  let readable = rows.length <= MOST_ROWS && !(rows[0] && isAround(rows[0]));
  let hasCheckbox = rows.length === 0;
  for (const row of readable ? rows : []) {
    const { contactId, checkbox } = memory.of(row);
    if (checkbox !== null) hasCheckbox = true;
    if (!(contacts.chosen === null ? isChecked(checkbox) : matches(row, contacts.chosen))) continue;
    if (contactId === '') readable = false;
    else checked.add(contactId);
  }
  const twins = rows.length <= MOST_ROWS && memory.haveTwins(rows);
  return { checked, readable: readable && hasCheckbox, rows: rows.length, twins };
}

interface Count {
  readonly selected: number;
  readonly exact: boolean;
  /** How the page said it. */
  readonly said: 'clearly' | 'unclearly' | 'nowhere';
}

/** @param checked how many chosen contacts have a row in the document */
function count(root: ParentNode, profile: PageProfile, checked: number): Count {
  const { list, selected: how } = profile;
  const byRows = () => ({ selected: checked, exact: !hasOtherRows(root, profile), said: 'clearly' as const });
  if (how.by === 'rows') return byRows();
  const { sentence } = how;
  const read = readSentence(root, sentence);
  if (read === null) {
    // A sentence that comes with the first chosen contact isn't missing before; but it may be gone for another reason.
    return !sentence.always && checked === 0
      ? byRows()
      : { selected: checked, exact: false, said: 'nowhere' };
  }
  const said = read.count;
  // With nobody chosen, a sentence has no need of a number.
  if (said === null)
    return { selected: checked, exact: false, said: checked === 0 ? 'clearly' : 'unclearly' };
  const disagree = checked > said || (list.kind === 'whole' && checked !== said);
  const whom = how.by === 'sentence' ? 'sentence' : how.disagreement;
  if (disagree && whom === 'neither') {
    return { selected: Math.max(said, checked), exact: false, said: 'unclearly' };
  }
  if (disagree && (whom === 'rows' || (whom === 'larger' && checked > said))) return byRows();
  // Whomever the profile believes: a sentence of fewer than can be seen chosen is about something else.
  if (checked > said) return { selected: checked, exact: false, said: 'unclearly' };
  return { selected: said, exact: true, said: 'clearly' };
}

/**
 * The sentence that a person sees, as `shownSentence` gives it, and its number where that is certain. Empty while none is
 * shown; null where there is none.
 */
export function readSentence(
  root: ParentNode,
  { selector, number, words }: Sentence,
): { readonly text: string; readonly count: number | null } | null {
  const all = findAll(root, selector);
  if (all.length === 0) return null;
  // A page may keep one for narrow windows, unseen.
  const text = all.values().map(shownSentence).find(Boolean) ?? '';
  return { text, count: countInSentence(text, number, words) };
}

/** Whether the list may have rows that aren't in the document. */
function hasOtherRows(root: ParentNode, { contacts, list }: PageProfile): boolean {
  if (list.kind === 'whole' || list.kind === 'scrolled') return list.kind === 'scrolled';
  // While a part of it is loaded, nothing may be there, and the controls be disabled.
  if (find(root, contacts.row) === null) return true;
  if (list.kind === 'growing') return find(root, list.more) !== null;
  return isUsable(find(root, list.first)) || isUsable(find(root, list.next));
}
