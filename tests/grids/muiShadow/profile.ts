import type { PageProfile } from '../../../lib/profile/profile';
import { english } from '../languages';
import { shellProfile, statusWords } from '../shellProfile';

const INSIDE = 'cmp-application >>> ';
const ROW = `${INSIDE}.MuiTableBody-root .MuiTableRow-root`;
const CONTACT = [{ selector: 'a', attribute: 'href', pattern: '#/people/{}/activities' }];

const shell = shellProfile('mui-shadow', english);

/** MUI in the shadow root of an application that comes late: paged, chosen by a menu, and nothing says how many are. */
export const muiShadow: PageProfile = {
  ...shell,
  counter: { anchor: `${INSIDE}[data-test-id="toolbar"]`, place: 'first', otherwise: 'corner' },
  contacts: {
    row: ROW,
    id: CONTACT,
    name: { selector: 'a' },
    order: null,
    checkbox: 'input[type="checkbox"]',
    chosen: null,
  },
  list: {
    kind: 'paged',
    first: `${INSIDE}[aria-label="Go to first page"]`,
    next: `${INSIDE}[aria-label="Go to next page"]`,
    scroller: null,
  },
  selected: { by: 'rows' },
  reduce: {
    by: 'choosing',
    clear: [
      `${INSIDE}[data-test-id="select-control-button"]`,
      `${INSIDE}[role="menu"] [role="menuitem"]:last-child`,
    ],
  },
  steps: {
    ...shell.steps,
    item: `${INSIDE}.MuiChip-root[data-test-id^="email-"]`,
    id: { attribute: 'data-test-id' },
    category: {},
  },
  start: `${INSIDE}button[data-test-id="personalize-button"]`,
  outcomes: {
    item: ROW,
    contactId: CONTACT,
    status: { selector: '.MuiChip-root' },
    reason: { selector: '.MuiChip-root', attribute: 'title' },
    ...statusWords(english),
  },
};
