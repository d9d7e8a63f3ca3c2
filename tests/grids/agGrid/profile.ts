import type { PageProfile } from '../../../lib/profile/profile';
import { english } from '../languages';
import { shellProfile, statusWords } from '../shellProfile';

const ROW = '.ag-grid-scrolling-container > .ag-row';

/** AG Grid Community: draws the rows near what is seen, in any order, and numbers them. */
export const agGrid: PageProfile = {
  ...shellProfile('ag-grid', english),
  contacts: {
    row: ROW,
    id: [{ attribute: 'row-id' }],
    name: { selector: '[col-id="name"]' },
    order: { attribute: 'row-index' },
    checkbox: '.ag-selection-checkbox input',
    chosen: '.ag-row-selected',
  },
  list: { kind: 'scrolled', scroller: '.ag-grid-viewport' },
  selected: {
    by: 'both',
    sentence: { selector: '.bulk .count', number: 'first', always: false },
    disagreement: 'sentence',
  },
  reduce: { by: 'choosing', clear: '.bulk .clear' },
  outcomes: {
    item: ROW,
    contactId: [{ attribute: 'row-id' }],
    status: { selector: '[col-id="status"]' },
    reason: { selector: '[col-id="reason"]' },
    ...statusWords(english),
  },
};
