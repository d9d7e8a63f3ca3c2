import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import { plural, text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { createLoaded } from '../../lib/state/loaded';
import { createPayments, isUnderWay, keepAsking } from '../../lib/state/payments';
import { useStore } from '../../lib/state/useStore';
import type { CreditsView } from '../../lib/state/view';
import { Loading } from '../ui/Loading';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';
import { SettingsLink } from '../ui/SettingsLink';
import { StatusLine } from '../ui/StatusLine';
import { AddOnTable } from './AddOnTable';
import { BuyWizard } from './BuyWizard';
import { PaymentList } from './payments/PaymentList';

interface Props {
  readonly view: CreditsView;
  readonly ask: Ask;
}

/** The team-shared add-ons of the subscription (rule 10). */
export function AddOns({ view, ask }: Props) {
  const heading = useId();
  const subscription = useMemo(() => createLoaded(() => loadSubscription(ask)), [ask]);
  const state = useStore(subscription.store);
  // Where this browser keeps the credits, there is nobody to pay.
  const practice = view.team === null;
  const payments = useMemo(() => createPayments(ask), [ask]);
  const paying = useStore(payments.store);
  const mayPay = !practice && view.role === 'owner';
  const purchases = mayPay && paying.status === 'ready' ? paying.value.purchases : [];
  // What can't be asked for now is asked for again: there may be something to wait for.
  const waiting = purchases.some(isUnderWay) || (mayPay && paying.status === 'problem');
  const [buying, setBuying] = useState(false);
  const [bought, setBought] = useState<number | null>(null);

  // The cursor moves whenever the numbers have changed.
  useEffect(() => {
    void subscription.reload();
  }, [subscription, view.ledgerId, view.cursor]);
  // A server is asked when something was granted, and not with every contact of a run.
  useEffect(() => {
    if (mayPay) void payments.reload();
  }, [payments, mayPay, view.ledgerId, view.balances.granted]);
  useEffect(() => (waiting ? keepAsking(payments) : undefined), [payments, waiting]);

  const cancelPayment = async (commandId: string) => {
    await ask('billing.cancel', { commandId });
    await payments.reload();
  };

  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{text('billing_add_ons')}</h3>
      <p class="muted">{text('billing_add_ons_intro')}</p>
      {state.status === 'loading' && <Loading />}
      {state.status === 'problem' && (
        <ProblemNote problem={state.problem}>
          <RetryButton retry={subscription.reload} />
          <SettingsLink code={state.problem.code} />
        </ProblemNote>
      )}
      {state.status === 'ready' && (
        <>
          <AddOnTable
            labelledBy={heading}
            addOns={state.value.addOns}
            mayBuy={view.role === 'owner'}
            buy={() => {
              setBought(null);
              setBuying(true);
            }}
          />
          <StatusLine>{bought === null ? '' : plural('billing_bought', bought)}</StatusLine>
          <PaymentList purchases={purchases} cancel={cancelPayment} />
          {practice && <p class="note note-info">{text('billing_practice')}</p>}
        </>
      )}
      {buying && state.status === 'ready' && (
        <BuyWizard
          ask={ask}
          offers={state.value.offers}
          payments={practice ? null : paying}
          cancelPayment={cancelPayment}
          close={() => setBuying(false)}
          onWaiting={payments.reload}
          onBought={(credits) => {
            setBuying(false);
            setBought(credits);
            void subscription.reload();
          }}
        />
      )}
    </section>
  );
}

async function loadSubscription(ask: Ask) {
  const [addOns, offers] = await Promise.all([ask('billing.addOns', {}), ask('billing.offers', {})]);
  return { addOns, offers };
}
