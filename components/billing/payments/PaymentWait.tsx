import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { formatMoney } from '../../../lib/i18n/money';
import { plural, text } from '../../../lib/i18n/text';
import type { Purchase } from '../../../lib/protocol/billing';
import type { PendingPayment } from '../../../lib/state/purchase';
import { ProblemNote } from '../../ui/ProblemNote';
import { useAction } from '../../ui/useAction';

interface Props {
  readonly payment: PendingPayment;
  /** As last heard; null until then. */
  readonly purchase: Purchase | null;
  readonly cancel: () => Promise<void>;
  readonly startAgain: () => void;
  readonly close: () => void;
  readonly onGranted: (credits: number) => void;
}

/** Waits for a payment that is made on another page, and says what has become of it. */
export function PaymentWait({ payment, purchase, cancel, startAgain, close, onGranted }: Props) {
  const { url, quote } = payment;
  const state = purchase?.state ?? 'open';
  const cancelling = useAction(cancel);
  const busy = cancelling.state.status === 'busy';
  const mayStartAgain = state === 'expired' || state === 'failed';
  const isOver = mayStartAgain || state === 'refused';
  const first = useRef<HTMLDivElement>(null);

  // What was pressed is gone: the keyboard goes on at what has come in its place.
  useLayoutEffect(() => {
    first.current?.querySelector<HTMLElement>('a, button')?.focus();
  }, [isOver]);
  useEffect(() => {
    if (state === 'granted') onGranted(quote.credits);
  }, [state]);

  return (
    <div class="payment-wait" ref={first}>
      <p>
        {text(
          'billing_payment_what',
          plural('credits', quote.credits),
          formatMoney(quote.totalMinor, quote.currency),
        )}
      </p>
      <div class="payment-state" role="status">
        <p class={isOver ? 'note note-warn' : 'note note-info'}>{text(WORDS[state])}</p>
      </div>
      {state === 'open' && (
        <div class="actions">
          <a class="button button-primary" href={url} target="_blank" rel="noreferrer">
            {text('billing_payment_open')}
          </a>
        </div>
      )}
      {cancelling.state.status === 'problem' && <ProblemNote problem={cancelling.state.problem} />}
      <div class="actions modal-actions">
        {mayStartAgain && (
          <button type="button" class="button button-primary" onClick={startAgain}>
            {text('billing_payment_again')}
          </button>
        )}
        {state === 'open' && (
          <button type="button" class="button" aria-disabled={busy} onClick={() => busy || cancelling.run()}>
            {text(busy ? 'billing_payment_cancelling' : 'billing_payment_cancel')}
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          {text('page_close')}
        </button>
      </div>
    </div>
  );
}

const WORDS = {
  open: 'billing_payment_wait',
  paid: 'billing_payment_paid',
  granted: 'billing_payment_granted',
  expired: 'billing_payment_expired',
  failed: 'billing_payment_failed',
  refused: 'billing_payment_refused',
} as const;
