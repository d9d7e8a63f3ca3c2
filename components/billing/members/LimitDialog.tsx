import { useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import type { MemberUsage } from '../../../lib/protocol/team';
import { Field } from '../../ui/Field';
import { Modal } from '../../ui/Modal';
import { NumberInput } from '../../ui/NumberInput';
import { ProblemNote } from '../../ui/ProblemNote';
import { useAction } from '../../ui/useAction';
import { wholeNumber } from '../../ui/wholeNumber';

interface Props {
  readonly member: MemberUsage;
  /** Null lifts it. */
  readonly setLimit: (credits: number | null) => Promise<void>;
  readonly close: () => void;
}

/** Sets or lifts what a member may spend in a billing period. */
export function LimitDialog({ member, setLimit, close }: Props) {
  const { limit, name } = member;
  const [typed, setTyped] = useState(limit === null ? '' : String(limit.credits));
  const [error, setError] = useState<string | null>(null);
  const setting = useAction(setLimit);
  const busy = setting.state.status === 'busy';

  const submit = (event: Event) => {
    event.preventDefault();
    const credits = wholeNumber(typed, 0);
    setError(credits === null ? text('members_limit_error') : null);
    if (credits !== null && !busy) void setting.run(credits);
  };

  return (
    <Modal title={text('members_limit_title', name)} busy={busy} onClose={close}>
      <form onSubmit={submit} noValidate>
        <Field label={text('members_limit_label')} hint={text('members_limit_hint')} error={error}>
          {(links) => <NumberInput links={links} typed={typed} onType={setTyped} />}
        </Field>
        {setting.state.status === 'problem' && <ProblemNote problem={setting.state.problem} />}
        <div class="actions modal-actions">
          <button type="button" class="button" disabled={busy} onClick={close}>
            {text('page_cancel')}
          </button>
          {limit !== null && (
            <button
              type="button"
              class="button"
              aria-disabled={busy}
              onClick={() => busy || setting.run(null)}
            >
              {text('members_limit_lift')}
            </button>
          )}
          <button type="submit" class="button button-primary" aria-disabled={busy}>
            {text(busy ? 'options_saving' : 'options_save')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
