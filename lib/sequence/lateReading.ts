import type * as digits from './digits';
import type * as shown from './reader/shownText';
import { fromWorld, keepInWorld } from './world';

// The words that languages have around a number, and the ways in which pages hide text, are a sixth of what a page would have
// to load before it is drawn. In the half of the content script that reads the page, the build puts this in place of them.

type Late = Pick<typeof digits, 'countInSentence'> & Pick<typeof shown, 'shownText' | 'shownSentence'>;

const NAME = 'jasonAiCreditsReading';
const late = () => fromWorld<Late>(NAME);

/** Leaves them for the half that reads the page, which has had the other one put into it. */
export function offerReading(reading: Late): void {
  keepInWorld(NAME, reading);
}

/** As of `digits`; until it has come, no sentence says a number for certain. */
export const countInSentence: Late['countInSentence'] = (...asked) =>
  late()?.countInSentence(...asked) ?? null;

/** As of `shownText`; until it has come, all text counts. */
export const shownText: Late['shownText'] = (element) =>
  late()?.shownText(element) ?? (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

export const shownSentence: Late['shownSentence'] = (element) => late()?.shownSentence(element) ?? '';
