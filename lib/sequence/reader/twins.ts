import type { Read } from '../../profile/profile';
import { withoutMarks } from '../../profile/words';
import { readValue } from './values';

interface Identified {
  readonly element: Element;
  readonly contactId: string;
}

/**
 * Whether rows of one id name different contacts: then what should tell contacts apart doesn't. A list may show one contact
 * twice, pinned and in its place.
 */
export function haveTwins(rows: Iterable<Identified>, name: Read): boolean {
  const firsts = new Map<string, Element>();
  for (const { element, contactId } of rows) {
    const first = firsts.get(contactId);
    if (first === undefined) firsts.set(contactId, element);
    else if (contactId !== '' && areOthers(readValue(first, name), readValue(element, name))) return true;
  }
  return false;
}

/** Whether two names are of two contacts; a row that is still being drawn has none. */
export function areOthers(name: string, other: string): boolean {
  const plain = (text: string) => withoutMarks(text).normalize('NFKC').toLowerCase();
  return name !== '' && other !== '' && plain(name) !== plain(other);
}
