import type { PageProfile } from '../../../lib/profile/profile';
import { hindi } from '../languages';
import { shellProfile, statusWords } from '../shellProfile';

const ROW = '.MuiDataGrid-row[data-id]';

/** MUI DataGrid: a hundred rows a page, chosen on all pages at once; it says in its footer how many are. */
export const muiGrid: PageProfile = {
  ...shellProfile('mui-grid', hindi),
  contacts: {
    row: ROW,
    id: [{ attribute: 'data-id' }],
    name: { selector: '[data-field="name"]' },
    order: { attribute: 'data-rowindex' },
    checkbox: '.MuiDataGrid-cellCheckbox input',
    chosen: '.Mui-selected',
  },
  list: {
    kind: 'paged',
    first: '.MuiTablePagination-actions button:first-of-type',
    next: '.MuiTablePagination-actions button:last-of-type',
    scroller: '.MuiDataGrid-virtualScroller',
  },
  selected: {
    by: 'sentence',
    sentence: { selector: '.MuiDataGrid-selectedRowCount', number: 'first', always: false },
  },
  reduce: { by: 'choosing', clear: '.bulk .clear' },
  outcomes: {
    item: ROW,
    contactId: [{ attribute: 'data-id' }],
    status: { selector: '[data-field="status"]' },
    reason: { selector: '[data-field="reason"]' },
    ...statusWords(hindi),
  },
};
