import { useId } from 'preact/hooks';
import { formatMoney } from '../../../lib/i18n/money';
import { plural, text } from '../../../lib/i18n/text';
import type { Purchase } from '../../../lib/protocol/billing';
import { Moment } from '../../ui/Moment';
import { ProblemNote } from '../../ui/ProblemNote';
import { useAction } from '../../ui/useAction';

interface Props {
  readonly purchases: readonly Purchase[];
  readonly cancel: (commandId: string) => Promise<void>;
}

/** What was bought lately on payment pages, and what has become of it. */
export function PaymentList({ purchases, cancel }: Props) {
  const heading = useId();
  if (purchases.length === 0) return null;
  return (
    <>
      <h4 id={heading}>{text('billing_payments')}</h4>
      <ul class="payments" aria-labelledby={heading}>
        {purchases.map((purchase) => (
          <PaymentItem
            key={purchase.commandId}
            purchase={purchase}
            cancel={() => cancel(purchase.commandId)}
          />
        ))}
      </ul>
    </>
  );
}

function PaymentItem({ purchase, cancel }: { purchase: Purchase; cancel: () => Promise<void> }) {
  const { credits, totalMinor, currency, state, url, atMs } = purchase;
  const cancelling = useAction(cancel);
  const busy = cancelling.state.status === 'busy';
  const what = text('billing_payment_what', plural('credits', credits), formatMoney(totalMinor, currency));
  return (
    <li>
      <div>
        <strong>{what}</strong> <span class="muted">{<Moment atMs={atMs} />}</span>
        <p class="payment-state" role="status">
          {text(`billing_payment_is_${state}`)}
        </p>
      </div>
      {state === 'open' && url !== null && (
        <div class="actions">
          <a
            class="button button-small"
            href={url}
            target="_blank"
            rel="noreferrer"
            aria-label={text('billing_payment_continue_label', what)}
          >
            {text('billing_payment_continue')}
          </a>
          <button
            type="button"
            class="button button-small"
            aria-label={text('billing_payment_cancel_label', what)}
            aria-disabled={busy}
            onClick={() => busy || cancelling.run()}
          >
            {text(busy ? 'billing_payment_cancelling' : 'page_cancel')}
          </button>
        </div>
      )}
      {cancelling.state.status === 'problem' && <ProblemNote problem={cancelling.state.problem} />}
    </li>
  );
}
