import { formatNumber, text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import { MAX_MONTHLY_CALLS } from '../../../lib/protocol/monthlyCalls';
import type { ReplyApiState } from '../../../lib/replyApi/state';
import { Field } from '../../ui/Field';
import { NumberInput } from '../../ui/NumberInput';
import { wholeNumber } from '../../ui/wholeNumber';
import { SaveRow } from '../SaveRow';
import { useTypedSetting } from '../useTypedSetting';

interface Props {
  readonly state: ReplyApiState;
  readonly ask: Ask;
  readonly onChanged: () => Promise<void>;
}

/** How many calls a month may be made: for whoever may decide it, and where it is known. */
export function BudgetForm({ state: { usage, mayChangeBudget }, ask, onChanged }: Props) {
  const { typed, setTyped, error, saving, submit } = useTypedSetting({
    stored: `${usage?.budget ?? ''}`,
    parse(typed) {
      const value = wholeNumber(typed, 0, MAX_MONTHLY_CALLS);
      return value === null ? null : { value };
    },
    wrong: text('reply_api_budget_error', formatNumber(MAX_MONTHLY_CALLS)),
    async save(budget: number) {
      await ask('replyApi.set', { key: null, address: null, budget });
      await onChanged();
    },
  });
  if (!mayChangeBudget || usage === null) return null;
  return (
    <form onSubmit={submit} noValidate>
      <Field
        label={text('reply_api_budget')}
        hint={text('reply_api_budget_hint', formatNumber(MAX_MONTHLY_CALLS))}
        error={error}
      >
        {(links) => <NumberInput links={links} typed={typed} onType={setTyped} />}
      </Field>
      <SaveRow state={saving.state} />
    </form>
  );
}
