import { useId } from 'preact/hooks';
import { formatMoney } from '../../lib/i18n/money';
import { text } from '../../lib/i18n/text';
import type { Quote } from '../../lib/protocol/billing';

interface Props {
  /** The last total that was recalculated. */
  readonly quote: Quote | null;
  /** Whether it is of another amount, or another price, than the current one. */
  readonly outdated: boolean;
}

/** The recalculated total, or that there is no current one. */
export function Total({ quote, outdated }: Props) {
  const label = useId();
  return (
    <div class="total">
      <span id={label}>{text('billing_total')}</span>
      <output aria-labelledby={label}>
        {quote === null ? (
          <span class="muted">{text('billing_total_none')}</span>
        ) : outdated ? (
          <span class="total-outdated">{text('billing_total_outdated')}</span>
        ) : (
          <strong>{formatMoney(quote.totalMinor, quote.currency)}</strong>
        )}
      </output>
    </div>
  );
}
