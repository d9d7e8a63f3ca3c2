import type { PageProfile } from '../profile.ts';

/** The sequence editor of Reply, in each of the places where its front ends have shown it. */
export const replySequenceEditor: PageProfile = {
  id: 'reply-sequence-editor',
  name: 'Reply sequence editor',
  urls: [
    'https://run.reply.io/Dashboard/Material*#/campaign/{id}/people',
    'https://run.reply.io/Dashboard/Material*#/campaign/{id}/people?*',
    'https://run.reply.io/app/sequences/{id}/contacts',
    'https://run.reply.io/app/sequences/{id}/contacts?*',
    'https://run.reply.io/sequences/{id}',
    'https://run.reply.io/sequences/{id}?*',
    'https://run.reply.io/sequence/{id}',
    'https://run.reply.io/sequence/{id}?*',
  ],
  marks: [],
  counter: { anchor: '.sequence-toolbar__actions', place: 'last', otherwise: 'corner' },
  contacts: {
    row: '.people__list .person',
    id: [{ attribute: 'data-contact-id' }],
    name: { selector: '.person__name' },
    order: null,
    checkbox: '.person__check',
    chosen: null,
  },
  list: { kind: 'paged', first: '.pager__first', next: '.pager__next', scroller: null },
  selected: {
    by: 'both',
    sentence: { selector: '.people__selected', number: 'first', always: true },
    disagreement: 'larger',
  },
  reduce: { by: 'choosing', clear: '.people__clear' },
  steps: {
    item: '.email-step',
    id: { attribute: 'data-step-id' },
    included: '.email-step__include',
    category: { selector: '.email-step__category', attribute: 'value' },
    categories: {
      opener: ['opener'],
      'outbound-sales': ['outbound-sales', 'Outbound sales'],
      'inbound-sales': ['inbound-sales', 'Inbound sales'],
      recruiter: ['recruiter'],
      'start-up': ['start-up', 'startup'],
      'business-development': ['business-development', 'Business development'],
    },
  },
  start: 'button.personalize',
  // The run log names everybody who was ever started, but may be closed; the list's rows only those of one page, but
  // whoever is chosen is one of them: what the page says of a contact before a run is always known.
  outcomes: {
    item: '.people__list .person, .run-log .result',
    contactId: [{ attribute: 'data-contact-id' }],
    status: { attribute: 'data-status' },
    idle: ['idle'],
    pending: ['queued', 'personalizing'],
    succeeded: ['personalized'],
    failed: ['failed'],
    cancelled: ['cancelled'],
    reason: { selector: '.person__reason, .result__reason' },
    attempt: { attribute: 'data-attempt' },
    job: { attribute: 'data-job-id' },
  },
};
