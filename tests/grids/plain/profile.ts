import type { PageProfile } from '../../../lib/profile/profile';
import { english, german } from '../languages';
import { shellProfile, statusWords } from '../shellProfile';

/** Where the parts of a page written by hand are: the roots that lead to them, each with ` >>> ` at its end. */
interface Roots {
  readonly bar: string;
  readonly list: string;
}

/** The profile of a page written by hand. */
export function plainProfile(page: string, { bar, list }: Roots = { bar: '', list: '' }): PageProfile {
  const contact = [{ attribute: 'data-person' }];
  const shell = shellProfile(page, english);
  return {
    ...shell,
    counter: { anchor: `${bar}.bar`, place: 'first', otherwise: 'corner' },
    contacts: {
      row: `${list}.row`,
      id: contact,
      name: { selector: 'b' },
      order: null,
      checkbox: '.pick',
      chosen: null,
    },
    list: { kind: 'whole' },
    selected: {
      by: 'both',
      sentence: { selector: `${list}.count`, number: 'first', always: true },
      disagreement: 'neither',
    },
    reduce: { by: 'choosing', clear: `${list}.none` },
    steps: {
      ...shell.steps,
      item: `${list}.email`,
      category: { selector: '.kind' },
    },
    start: `${bar}.start`,
    outcomes: {
      item: `${list}.row`,
      contactId: contact,
      status: { selector: 'i' },
      reason: { selector: 'em' },
      ...statusWords(english),
    },
  };
}

export const redrawn = plainProfile('redrawn');

/** The list is in a frame, and so is what starts a run. */
export const framed = plainProfile('framed', { bar: 'iframe.people >>> ', list: 'iframe.people >>> ' });

/** The list is in a root that is in another one; the toolbar is in the outer one. */
export const shadowed = plainProfile('shadowed', {
  bar: 'people-app >>> ',
  list: 'people-app >>> people-list >>> ',
});

export const late = plainProfile('late');

/** Two front ends at one URL, and what tells them apart. */
export const firstGeneration: PageProfile = {
  ...plainProfile('generations'),
  id: 'first-generation',
  marks: ['body.first-generation'],
};

export const secondGeneration: PageProfile = {
  ...plainProfile('generations', { bar: 'people-app >>> ', list: 'people-app >>> people-list >>> ' }),
  id: 'second-generation',
  marks: ['people-app'],
};

const routes = plainProfile('routes');

/** Sequences by hash, by history, and by the Navigation API; whatever else is shown is none. */
export const routed: PageProfile = {
  ...routes,
  urls: [
    'https://run.reply.io/grids/routes*#/campaign/{id}/people',
    'https://run.reply.io/grids/routes/sequences/{id}',
  ],
};

/** A place for the counter that comes and goes; where it isn't, the counter isn't either. */
export const moved: PageProfile = {
  ...plainProfile('redrawn'),
  counter: { anchor: '.bar .place', place: 'last', otherwise: 'corner' },
};

/** Made for a page that has since changed: of its list, nothing is found any more. */
export const broken: PageProfile = {
  ...plainProfile('redrawn'),
  contacts: { ...redrawn.contacts, row: '.people-row' },
  selected: { by: 'sentence', sentence: { selector: '.people-count', number: 'first', always: true } },
};

export const rootFont = plainProfile('root-font');
export const keyCapture = plainProfile('captured-input');
export const loadMore: PageProfile = {
  ...plainProfile('load-more'),
  list: { kind: 'growing', more: '.more' },
};

const inEnglish = plainProfile('translated');

/** A page that is read in another language than it is written in says all in either. */
export const translated: PageProfile = {
  ...inEnglish,
  steps: {
    ...inEnglish.steps,
    categories: {
      ...inEnglish.steps.categories,
      recruiter: [english.categories.recruiter, german.categories.recruiter],
    },
  },
  outcomes: {
    ...inEnglish.outcomes,
    idle: [english.statuses.idle, german.statuses.idle],
    pending: [english.statuses.queued, german.statuses.queued],
    succeeded: [english.statuses.personalized, german.statuses.personalized],
    failed: [english.statuses.failed, german.statuses.failed],
  },
};
