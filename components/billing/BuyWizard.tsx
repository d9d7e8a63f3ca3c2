import { useMemo } from 'preact/hooks';
import { rejectionText } from '../../lib/i18n/codes';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { Offer, Purchases } from '../../lib/protocol/billing';
import type { Loaded } from '../../lib/state/loaded';
import { purchaseOf } from '../../lib/state/payments';
import { createPurchase } from '../../lib/state/purchase';
import { useStore } from '../../lib/state/useStore';
import { Modal } from '../ui/Modal';
import { ProblemNote } from '../ui/ProblemNote';
import { AmountSelect } from './AmountSelect';
import { PaymentWait } from './payments/PaymentWait';
import { Total } from './Total';

interface Props {
  readonly ask: Ask;
  readonly offers: readonly Offer[];
  /** What was bought on payment pages; null where nothing is charged. */
  readonly payments: Loaded<Purchases> | null;
  readonly cancelPayment: (commandId: string) => Promise<void>;
  readonly close: () => void;
  /** A payment page was opened: there is something to wait for. */
  readonly onWaiting: () => void;
  readonly onBought: (credits: number) => void;
}

/** Choose an amount, recalculate the total, confirm (rule 10), and pay where it isn't on the invoice. */
export function BuyWizard({ ask, offers, payments, cancelPayment, close, onWaiting, onBought }: Props) {
  const purchase = useMemo(() => createPurchase(ask), [ask]);
  const { offerId, quote, outdated, busy, problem, answer, payment } = useStore(purchase.store);
  const buying = busy === 'buying';

  const submit = async (event: Event) => {
    event.preventDefault();
    await purchase.confirm();
    const { answer, payment } = purchase.store.getState();
    if (answer?.status === 'accepted' && answer.type === 'grant') onBought(answer.credits);
    if (payment !== null) onWaiting();
  };

  if (payment !== null && payments !== null) {
    return (
      <Modal title={text('billing_wizard_title')} busy={false} onClose={close}>
        <PaymentWait
          payment={payment}
          purchase={purchaseOf(payments, payment.commandId)}
          cancel={() => cancelPayment(payment.commandId)}
          startAgain={purchase.startAgain}
          close={close}
          onGranted={onBought}
        />
      </Modal>
    );
  }
  return (
    <Modal title={text('billing_wizard_title')} busy={buying} onClose={close}>
      <form onSubmit={submit}>
        <p class="muted">{text('billing_wizard_intro')}</p>
        <AmountSelect offers={offers} chosen={offerId} disabled={buying} choose={purchase.choose} />
        <button
          type="button"
          class="button"
          disabled={offerId === null}
          aria-disabled={busy !== null}
          onClick={purchase.recalculate}
        >
          {text(busy === 'recalculating' ? 'billing_recalculating' : 'billing_recalculate')}
        </button>
        <Total quote={quote} outdated={outdated} />
        <p class="muted">{text(howPaid(payments))}</p>
        {problem !== null && <ProblemNote problem={problem} />}
        {answer?.status === 'rejected' && (
          <p class="note note-danger" role="alert">
            {rejectionText(answer.code)}
          </p>
        )}
        <div class="actions modal-actions">
          <button type="button" class="button" disabled={buying} onClick={close}>
            {text('page_cancel')}
          </button>
          <button
            type="submit"
            class="button button-primary"
            disabled={quote === null || outdated || answer !== null}
            aria-disabled={busy !== null}
          >
            {text(buying ? 'billing_confirming' : 'billing_confirm')}
          </button>
        </div>
      </form>
    </Modal>
  );
}

function howPaid(payments: Loaded<Purchases> | null) {
  if (payments === null) return 'billing_practice';
  const isCheckout = payments.status === 'ready' && payments.value.payment === 'checkout';
  return isCheckout ? 'billing_checkout' : 'billing_invoice';
}
