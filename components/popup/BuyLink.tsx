import { text } from '../../lib/i18n/text';
import type { CreditsView } from '../../lib/state/view';

/** Leads to where credits are bought, in a tab of its own. */
export function BuyLink({ view }: { readonly view: CreditsView }) {
  return (
    <div class="buy">
      <a class="button button-primary" href={view.buyUrl ?? '/billing.html'} target="_blank" rel="noreferrer">
        {text('popup_buy')}
      </a>
      {view.role === 'member' && <p class="muted">{text('popup_buy_member')}</p>}
    </div>
  );
}
