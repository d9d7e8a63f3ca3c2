import type { PageProfile } from '../../../lib/profile/profile';
import { german } from '../languages';
import { shellProfile, statusWords } from '../shellProfile';

const ROW = '.tabulator-table > .tabulator-row';

/** Tabulator: draws the rows near what is seen, and gives them no ids. Who a contact is, is in a cell. */
export const tabulator: PageProfile = {
  ...shellProfile('tabulator', german),
  contacts: {
    row: ROW,
    id: [{ selector: '[tabulator-field="email"]' }],
    name: { selector: '[tabulator-field="name"]' },
    order: null,
    checkbox: 'input[type="checkbox"]',
    chosen: '.tabulator-selected',
  },
  list: { kind: 'scrolled', scroller: '.tabulator-tableholder' },
  selected: { by: 'sentence', sentence: { selector: '.bulk .count', number: 'first', always: false } },
  reduce: { by: 'choosing', clear: '.bulk .clear' },
  outcomes: {
    item: ROW,
    contactId: [{ selector: '[tabulator-field="email"]' }],
    status: { selector: '[tabulator-field="status"]' },
    reason: { selector: '[tabulator-field="reason"]' },
    ...statusWords(german),
  },
};
