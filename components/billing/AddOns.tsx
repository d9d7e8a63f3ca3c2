import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import { plural, text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { createLoaded } from '../../lib/state/loaded';
import { useStore } from '../../lib/state/useStore';
import type { CreditsView } from '../../lib/state/view';
import { Loading } from '../ui/Loading';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';
import { SettingsLink } from '../ui/SettingsLink';
import { StatusLine } from '../ui/StatusLine';
import { AddOnTable } from './AddOnTable';
import { BuyWizard } from './BuyWizard';

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
  const [buying, setBuying] = useState(false);
  const [bought, setBought] = useState<number | null>(null);

  // The cursor moves whenever the numbers have changed.
  useEffect(() => {
    void subscription.reload();
  }, [subscription, view.ledgerId, view.cursor]);

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
          {practice && <p class="note note-info">{text('billing_practice')}</p>}
        </>
      )}
      {buying && state.status === 'ready' && (
        <BuyWizard
          ask={ask}
          offers={state.value.offers}
          practice={practice}
          close={() => setBuying(false)}
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
