import { useId } from 'preact/hooks';
import { formatMoney } from '../../../lib/i18n/money';
import { plural, text } from '../../../lib/i18n/text';
import type { TopUp } from '../../../lib/protocol/topUp';
import { Moment } from '../../ui/Moment';

/** What was bought by itself last. */
export function LastTopUps({ last }: Pick<TopUp, 'last'>) {
  const heading = useId();
  if (last.length === 0) return null;
  return (
    <>
      <h3 id={heading}>{text('top_up_last')}</h3>
      <ul class="payments" aria-labelledby={heading}>
        {last.map(({ credits, totalMinor, currency, atMs }, place) => (
          <li key={`${atMs} ${place}`}>
            {text('billing_payment_what', plural('credits', credits), formatMoney(totalMinor, currency))}{' '}
            <span class="muted">
              <Moment atMs={atMs} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
