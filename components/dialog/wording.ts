import { problemText, rejectionText } from '../../lib/i18n/codes';
import { ownLimitText } from '../../lib/i18n/ownLimit';
import { formatNumber, plural, text } from '../../lib/i18n/text';
import type { SpendingLimit } from '../../lib/protocol/team';
import type { Offer, Question } from '../../lib/sequence/start/questions';

/** A question in words. */
export interface Wording {
  readonly title: string;
  readonly texts: readonly string[];
  /** Names and numbers. */
  readonly figures: readonly (readonly [name: string, number: string])[];
  /** What the button that goes on says; null where nothing can. */
  readonly goOn: string | null;
  readonly stop: string;
  /** Whether more credits would help. */
  readonly offersBuying: boolean;
}

type Asked<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

/**
 * What the pop-up says for a question.
 *
 * @param limit the rep's own limit where that, and not the team's credits, decides how far they go
 */
export function wordingOf(question: Question, limit: SpendingLimit | null): Wording {
  switch (question.kind) {
    case 'offer':
      return ofOffer(question, limit);
    case 'offer-by-hand':
      return byHand(question, limit);
    case 'fewer':
      return ofFewer(question, limit !== null);
    case 'choose-yourself':
      return chooseYourself(plural('dialog_choose_text', question.covered));
    case 'choose-shown':
      return chooseYourself(text('dialog_shown_why'), plural('dialog_shown_text', question.most));
    case 'unreadable':
      return plain('dialog_unreadable_title', text(`dialog_unreadable_${question.part}`));
    case 'rejected':
      return notStarted(rejectionText(question.code));
    case 'problem':
      return notStarted(problemText(question.code));
    case 'given-back':
      return notStarted(text('dialog_given_back'));
    case 'page-changed':
      return notStarted(text('dialog_page_changed'));
    case 'no-sign':
      return {
        ...plain('dialog_no_sign_title', text('dialog_no_sign_text')),
        goOn: text('dialog_no_sign_release'),
        stop: text('dialog_no_sign_wait'),
      };
  }
}

function ofOffer({ selected, needed, available, covered }: Offer, limit: SpendingLimit | null): Wording {
  const figures = [
    figure('dialog_selected', selected),
    figure('dialog_needed', needed),
    figure(limit === null ? 'dialog_available' : 'dialog_limit_available', available),
    figure('dialog_covered', covered),
  ];
  const offersBuying = limit === null;
  const why = limit === null ? [] : [ownLimitText(limit, available, Date.now())];
  if (covered === 0) {
    return {
      title: text(limit === null ? 'dialog_none_title' : 'dialog_limit_none_title'),
      texts: limit === null ? [text('dialog_none_text')] : why,
      figures,
      goOn: null,
      stop: text('dialog_close'),
      offersBuying,
    };
  }
  const stop = text('dialog_cancel');
  if (covered === selected) {
    return {
      title: text('dialog_all_title'),
      texts: [text('dialog_all_text')],
      figures,
      goOn: plural('dialog_personalize_all', covered),
      stop,
      offersBuying: false,
    };
  }
  return {
    title: plural(limit === null ? 'dialog_over_title' : 'dialog_limit_over_title', covered),
    texts: [plural(limit === null ? 'dialog_over_text' : 'dialog_limit_over_text', covered), ...why],
    figures,
    goOn: plural('dialog_personalize_first', covered),
    stop,
    offersBuying,
  };
}

/** What the credits cover, and how the rep goes on where the page leaves the choosing to them. */
function byHand({ most, ...offer }: Asked<'offer-by-hand'>, limit: SpendingLimit | null): Wording {
  const how =
    most === offer.covered
      ? [text('dialog_by_hand_why'), plural('dialog_choose_text', most)]
      : [text('dialog_shown_why'), plural('dialog_shown_text', most)];
  const asked = ofOffer(offer, limit);
  const ofLimit = asked.texts.slice(1);
  return { ...asked, texts: [...how, ...ofLimit], goOn: null, stop: text('dialog_close') };
}

function ofFewer({ selected, expected, covered }: Asked<'fewer'>, byLimit: boolean): Wording {
  return {
    title: byLimit ? plural('dialog_limit_over_title', covered) : text('dialog_fewer_title'),
    texts: byLimit
      ? [plural('dialog_limit_over_text', covered), text('dialog_limit_raise')]
      : [plural('dialog_fewer_text', covered)],
    figures: [
      figure('dialog_selected', selected),
      figure('dialog_expected', expected),
      figure('dialog_covered', covered),
    ],
    goOn: plural('dialog_personalize_first', covered),
    stop: text('dialog_cancel'),
    offersBuying: !byLimit,
  };
}

function chooseYourself(...texts: string[]): Wording {
  return {
    ...plain('dialog_choose_title', ...texts, text('dialog_nothing_spent')),
    goOn: null,
    stop: text('dialog_close'),
  };
}

function notStarted(why: string): Wording {
  return plain('dialog_not_started_title', why, text('dialog_nothing_spent'));
}

function plain(title: Parameters<typeof text>[0], ...texts: string[]): Wording {
  return {
    title: text(title),
    texts,
    figures: [],
    goOn: text('dialog_again'),
    stop: text('dialog_cancel'),
    offersBuying: false,
  };
}

function figure(name: Parameters<typeof text>[0], value: number): [string, string] {
  return [text(name), formatNumber(value)];
}
