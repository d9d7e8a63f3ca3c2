import { useId } from 'preact/hooks';
import { plural, text } from '../../lib/i18n/text';
import type { Offer } from '../../lib/protocol/billing';

interface Props {
  readonly offers: readonly Offer[];
  /** The chosen offer's id. */
  readonly chosen: string | null;
  readonly disabled: boolean;
  readonly choose: (offerId: string) => void;
}

/** The drop-down of amounts (rule 10). */
export function AmountSelect({ offers, chosen, disabled, choose }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{text('billing_amount')}</label>
      <select
        id={id}
        required
        disabled={disabled}
        value={chosen ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="" disabled>
          {text('billing_amount_choose')}
        </option>
        {offers.map((offer) => (
          <option key={offer.id} value={offer.id}>
            {plural('credits', offer.credits)}
          </option>
        ))}
      </select>
    </div>
  );
}
