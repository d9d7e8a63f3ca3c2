import { coverage } from '../../ledger/coverage';
import { pricePerContact } from '../../ledger/price';
import type { PageReading } from '../reader/reading';
import type { Asking } from './asking';
import type { StartPage, StartPorts } from './ports';
import type { Offer, Question } from './questions';

/** What some available credits cover of what is chosen (rule 2). */
export function offerOf({ selected, steps }: PageReading, available: number): Offer {
  const price = pricePerContact(steps);
  return { selected, needed: selected * price, available, covered: coverage(selected, available, price) };
}

/**
 * Agrees with the rep on how many contacts are personalized, before anything is spent (rule 3). Nothing is asked where
 * the credits cover everyone. While the pop-up is open it keeps up with the credits: the rep may go and buy some.
 *
 * @returns the number of contacts; 0 where no run can start or the rep won't
 */
export async function agreeOnOffer(
  { page, worker }: Pick<StartPorts, 'page' | 'worker'>,
  reading: PageReading,
  asking: Asking,
  stop: AbortSignal,
): Promise<number> {
  for (let asked = false; ; asked = true) {
    const offer = offerOf(reading, await asking.worker(() => worker.available()));
    if (!asked && offer.covered === offer.selected) return offer.covered;
    const outdated = new AbortController();
    const changed = worker.availableChanged(AbortSignal.any([stop, outdated.signal]));
    const answer = await Promise.race([
      asking.ask(questionOf(offer, page)),
      changed.then(() => 'changed' as const),
    ]);
    outdated.abort();
    if (answer !== 'changed') return answer ? offer.covered : 0;
  }
}

/** Where a page's selection can't be reduced, nothing is retained for a part of it: the rep chooses that part first. */
function questionOf(offer: Offer, page: StartPage): Question {
  const { covered, selected } = offer;
  if (covered === 0 || covered === selected || page.canReduce()) return { kind: 'offer', ...offer };
  return { kind: 'offer-by-hand', ...offer, most: Math.min(covered, page.shownAtMost() || covered) };
}
