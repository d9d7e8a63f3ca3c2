import { text } from '../../lib/i18n/text';

interface Props {
  /** An https link, or null where the extension opens its own page. */
  readonly buyUrl: string | null;
  readonly onBuy: (event: Event) => void;
}

/** Leads to where credits are bought, in a tab of its own. */
export function BuyCredits({ buyUrl, onBuy }: Props) {
  if (buyUrl === null) {
    return (
      <button type="button" class="buy" onClick={onBuy}>
        {text('counter_buy')}
      </button>
    );
  }
  return (
    <a class="buy" href={buyUrl} target="_blank" rel="noopener noreferrer">
      {text('counter_buy')}
    </a>
  );
}
