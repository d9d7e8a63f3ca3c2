import { formatNumber, plural, text } from '../../lib/i18n/text';
import { bindingLimit, type CreditsView } from '../../lib/state/view';

/** The balance, what of it can be spent and what is retained, and a warning before and when nothing is left. Changes are read out. */
export function Balance({ view }: { readonly view: CreditsView }) {
  const { available, retained } = view.balances;
  const { spendable } = view;
  const limited = bindingLimit(view) !== null;
  return (
    <p class="balance" role="status">
      <strong class="amount">{plural('credits', view.balance)}</strong>{' '}
      {retained > 0 && (
        <span class="retained">
          {text('counter_available', formatNumber(available))} · {plural('counter_retained', retained)}
        </span>
      )}{' '}
      {limited && spendable > 0 && (
        <span class="retained">{text('counter_own_limit', formatNumber(spendable))}</span>
      )}{' '}
      {spendable <= view.lowCreditThreshold && (
        <span class="low">
          {text(spendable > 0 ? 'counter_low' : limited ? 'counter_own_limit_none' : 'counter_none')}
        </span>
      )}
    </p>
  );
}
