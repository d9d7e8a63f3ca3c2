import type { PageProfile } from '../../../lib/profile/profile';
import { english } from '../languages';
import { shellProfile, statusWords } from '../shellProfile';

const CONTACT = [{ selector: 'a', attribute: 'href', pattern: '#/people/{}?*' }];

/** A list drawn with TanStack Virtual: who a row's contact is stands in a link, and what became of them in a class. */
export const virtualList: PageProfile = {
  ...shellProfile('virtual-list', english),
  contacts: {
    row: '.virtual-row',
    id: CONTACT,
    name: { selector: 'a' },
    order: null,
    checkbox: '[role="checkbox"]',
    chosen: null,
  },
  list: { kind: 'scrolled', scroller: '.scroller' },
  selected: { by: 'sentence', sentence: { selector: '.bulk .count', number: 'first', always: false } },
  reduce: null,
  outcomes: {
    item: '.virtual-row',
    contactId: CONTACT,
    ...statusWords(english),
    status: { selector: '.state', attribute: 'class', pattern: 'state state-{}' },
    reason: { selector: 'em' },
    idle: ['idle'],
    pending: ['queued'],
    succeeded: ['personalized'],
    failed: ['failed'],
  },
};

/** The same list with a control of its own that keeps the first contacts only. */
export const trimmingList: PageProfile = {
  ...virtualList,
  ...shellProfile('trimming-list', english),
  reduce: { by: 'trimming', field: '.most', apply: '.trim' },
};
