import { useMemo } from 'preact/hooks';
import { rejectionText } from '../../lib/i18n/codes';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { Offer } from '../../lib/protocol/billing';
import { createPurchase } from '../../lib/state/purchase';
import { useStore } from '../../lib/state/useStore';
import { Modal } from '../ui/Modal';
import { ProblemNote } from '../ui/ProblemNote';
import { AmountSelect } from './AmountSelect';
import { Total } from './Total';

interface Props {
  readonly ask: Ask;
  readonly offers: readonly Offer[];
  /** Whether nothing is charged; else it goes on the team's invoice. */
  readonly practice: boolean;
  readonly close: () => void;
  readonly onBought: (credits: number) => void;
}

/** Choose an amount, recalculate the total, confirm (rule 10). */
export function BuyWizard({ ask, offers, practice, close, onBought }: Props) {
  const purchase = useMemo(() => createPurchase(ask), [ask]);
  const { offerId, quote, outdated, busy, problem, answer } = useStore(purchase.store);
  const buying = busy === 'buying';

  const submit = async (event: Event) => {
    event.preventDefault();
    await purchase.confirm();
    const { answer } = purchase.store.getState();
    if (answer?.status === 'accepted' && answer.type === 'grant') onBought(answer.credits);
  };

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
        <p class="muted">{text(practice ? 'billing_practice' : 'billing_invoice')}</p>
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
