import { troubleTexts, waitingTexts } from '../../lib/i18n/sync';
import { plural, text } from '../../lib/i18n/text';
import { bindingLimit, type CreditsView } from '../../lib/state/view';

type Part = readonly [kind: 'amount' | 'retained' | 'low', words: string];

/** The balance, what of it can be spent and what is retained, and a warning before and when nothing is left. */
export function balanceParts(view: CreditsView): Part[] {
  const { spendable, balances } = view;
  const { available, retained } = balances;
  const limited = bindingLimit(view) !== null;
  const parts: Part[] = [['amount', plural('credits', view.balance)]];
  if (retained > 0) {
    const words = `${plural('counter_available', available)} · ${plural('counter_retained', retained)}`;
    parts.push(['retained', words]);
  }
  if (limited && spendable > 0) parts.push(['retained', plural('counter_own_limit', spendable)]);
  if (spendable <= view.lowCreditThreshold) {
    const none = limited ? 'counter_own_limit_none' : 'counter_none';
    parts.push(['low', text(spendable > 0 ? 'counter_low' : none)]);
  }
  return parts;
}

/** What a screen reader says of the credits when they change. */
export function spokenCredits(view: CreditsView): string {
  const { sync } = view;
  const balance = balanceParts(view).map(([, words]) => words);
  return [...balance, ...waitingTexts(sync), ...troubleTexts(sync)].join(' ');
}

/** Whether the numbers are sure to change again soon: a run is under way, or results are still to be delivered. */
export function isUnderWay({ balances, sync }: CreditsView): boolean {
  return balances.retained > 0 || sync.undelivered > 0;
}
