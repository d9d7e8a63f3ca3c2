import type { Category } from '../../lib/ledger/price';
import type { PageProfile, Words } from '../../lib/profile/profile';
import type { Language } from './languages';

type OfShell = Pick<PageProfile, 'id' | 'name' | 'urls' | 'marks' | 'counter' | 'steps' | 'start'>;

/** The parts of a profile that pages have in common: what `Shell` draws. */
export function shellProfile(page: string, language: Language): OfShell {
  return {
    id: page,
    name: `Page ${page} (${language.code})`,
    urls: [`https://run.reply.io/grids/${page}/sequences/{id}`],
    marks: [],
    counter: { anchor: '.topbar-actions', place: 'first', otherwise: 'corner' },
    steps: {
      item: '.emails .email',
      id: { attribute: 'id' },
      included: null,
      category: { selector: '.email-kind option:checked' },
      categories: categoryWords(language),
    },
    start: '.topbar .start',
  };
}

type StatusWords = Pick<
  PageProfile['outcomes'],
  'idle' | 'pending' | 'succeeded' | 'failed' | 'cancelled' | 'attempt' | 'job'
>;

/** What a page says became of a contact, in its language. */
export function statusWords({ statuses }: Language): StatusWords {
  return {
    idle: [statuses.idle],
    pending: [statuses.queued],
    succeeded: [statuses.personalized],
    failed: [statuses.failed],
    cancelled: [],
    attempt: null,
    job: null,
  };
}

function categoryWords({ categories }: Language): Readonly<Record<Category, Words>> {
  return {
    opener: [categories.opener],
    'outbound-sales': [categories['outbound-sales']],
    'inbound-sales': [categories['inbound-sales']],
    recruiter: [categories.recruiter],
    'start-up': [categories['start-up']],
    'business-development': [categories['business-development']],
  };
}
