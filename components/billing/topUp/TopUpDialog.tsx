import { useMemo, useState } from 'preact/hooks';
import { formatMoney } from '../../../lib/i18n/money';
import { formatNumber, plural, text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import type { Offer } from '../../../lib/protocol/billing';
import { MOST_TOP_UPS } from '../../../lib/protocol/mostTopUps';
import type { TopUpRule } from '../../../lib/protocol/topUp';
import { createPurchase } from '../../../lib/state/purchase';
import { useStore } from '../../../lib/state/useStore';
import { Field } from '../../ui/Field';
import { Modal } from '../../ui/Modal';
import { NumberInput } from '../../ui/NumberInput';
import { ProblemNote } from '../../ui/ProblemNote';
import { useAction } from '../../ui/useAction';
import { wholeNumber } from '../../ui/wholeNumber';
import { AmountSelect } from '../AmountSelect';
import { Total } from '../Total';

interface Props {
  readonly ask: Ask;
  readonly offers: readonly Offer[];
  /** The one that there is. */
  readonly rule: TopUpRule | null;
  readonly save: (rule: TopUpRule) => Promise<void>;
  readonly close: () => void;
}

/** More than any team has. */
const MOST_BELOW = 100_000_000;

/** Asks an owner what is bought by itself, when and how often, shows what it costs, and has them agree. */
export function TopUpDialog({ ask, offers, rule, save, close }: Props) {
  const purchase = useMemo(() => createPurchase(ask), [ask]);
  const { offerId, quote, outdated, busy: asking, problem } = useStore(purchase.store);
  const [below, setBelow] = useState(rule === null ? '' : String(rule.belowCredits));
  const [atMost, setAtMost] = useState(rule === null ? '1' : String(rule.atMost));
  const [tried, setTried] = useState(false);
  const saving = useAction(save);
  const busy = saving.state.status === 'busy';

  const belowCredits = wholeNumber(below, 0, MOST_BELOW);
  const times = wholeNumber(atMost, 1, MOST_TOP_UPS);
  const agreed =
    quote === null || outdated || belowCredits === null || times === null
      ? null
      : { belowCredits, quote, atMost: times };

  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (agreed !== null && !busy) void saving.run(agreed);
  };

  return (
    <Modal title={text('top_up_title')} busy={busy} onClose={close}>
      <form onSubmit={submit} noValidate>
        <p class="muted">{text('top_up_intro')}</p>
        <Field
          label={text('top_up_below')}
          error={tried && belowCredits === null ? text('top_up_below_error') : null}
        >
          {(links) => <NumberInput links={links} typed={below} onType={setBelow} />}
        </Field>
        <Field
          label={text('top_up_at_most')}
          error={tried && times === null ? text('top_up_at_most_error', formatNumber(MOST_TOP_UPS)) : null}
        >
          {(links) => <NumberInput links={links} typed={atMost} onType={setAtMost} />}
        </Field>
        <AmountSelect offers={offers} chosen={offerId} disabled={busy} choose={purchase.choose} />
        <button
          type="button"
          class="button"
          disabled={offerId === null}
          aria-disabled={asking !== null}
          onClick={purchase.recalculate}
        >
          {text(asking === null ? 'billing_recalculate' : 'billing_recalculating')}
        </button>
        <Total quote={quote} outdated={outdated} />
        <div role="status">{agreed !== null && <p class="note note-info">{consent(agreed)}</p>}</div>
        {problem !== null && <ProblemNote problem={problem} />}
        {saving.state.status === 'problem' && <ProblemNote problem={saving.state.problem} />}
        <div class="actions modal-actions">
          <button type="button" class="button" disabled={busy} onClick={close}>
            {text('page_cancel')}
          </button>
          <button
            type="submit"
            class="button button-primary"
            disabled={quote === null || outdated}
            aria-disabled={busy}
          >
            {text(busy ? 'options_saving' : 'top_up_agree')}
          </button>
        </div>
      </form>
    </Modal>
  );
}

function consent({ belowCredits, quote, atMost }: TopUpRule): string {
  const { credits, totalMinor, currency } = quote;
  return text(
    'top_up_consent',
    plural('credits', belowCredits),
    plural('credits', credits),
    formatMoney(totalMinor, currency),
    plural('times', atMost),
    formatMoney(totalMinor * atMost, currency),
  );
}
