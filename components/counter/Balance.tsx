import { formatNumber, plural, text } from '../../lib/i18n/text';
import type { CreditsView } from '../../lib/state/view';

/** The balance, what of it can be spent and what is retained, and a warning before and when nothing is left. Changes are read out. */
export function Balance({ view }: { readonly view: CreditsView }) {
  const { available, retained } = view.balances;
  return (
    <p class="balance" role="status">
      <strong class="amount">{plural('credits', view.balance)}</strong>{' '}
      {retained > 0 && (
        <span class="retained">
          {text('counter_available', formatNumber(available))} · {plural('counter_retained', retained)}
        </span>
      )}{' '}
      {available <= view.lowCreditThreshold && (
        <span class="low">{available === 0 ? text('counter_none') : text('counter_low')}</span>
      )}
    </p>
  );
}
