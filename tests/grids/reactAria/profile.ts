import type { PageProfile } from '../../../lib/profile/profile';
import { english } from '../languages';
import { shellProfile, statusWords } from '../shellProfile';

const ROW = '.react-aria-TableBody .react-aria-Row';
const CONTACT = [{ selector: '.address' }];

/** React Aria's table in its virtualizer: draws the rows near what is seen. Its button acts when a pointer goes up. */
export const reactAria: PageProfile = {
  ...shellProfile('react-aria', english),
  contacts: {
    row: ROW,
    id: CONTACT,
    name: { selector: '.name' },
    order: { attribute: 'aria-rowindex' },
    checkbox: '.react-aria-Checkbox input',
    chosen: '[data-selected]',
  },
  list: { kind: 'scrolled', scroller: '.react-aria-Table' },
  selected: { by: 'sentence', sentence: { selector: '.bulk .count', number: 'first', always: false } },
  reduce: { by: 'choosing', clear: '.bulk .clear' },
  outcomes: {
    item: ROW,
    contactId: CONTACT,
    status: { selector: '.state' },
    reason: { selector: '.reason' },
    ...statusWords(english),
  },
};
