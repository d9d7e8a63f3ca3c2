import type { countInSentence as Count } from './digits';
import { fromWorld, keepInWorld } from './world';

// The words that the languages of the web have around a number are a tenth of what a page would have to load before it is
// drawn. In the half of the content script that reads the page, the build puts this in place of `digits`.

const NAME = 'jasonAiCreditsDigits';

/** Leaves it for the half that reads the page, which has had the other one put into it. */
export function offerDigits(count: typeof Count): void {
  keepInWorld(NAME, count);
}

/** As of `digits`; until it has come, no sentence says a number for certain. */
export const countInSentence: typeof Count = (sentence, which) =>
  fromWorld<typeof Count>(NAME)?.(sentence, which) ?? null;
