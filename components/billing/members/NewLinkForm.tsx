import { useId, useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import { ProblemNote } from '../../ui/ProblemNote';
import type { Action } from '../../ui/useAction';
import { MakeLink } from './MakeLink';

interface Props {
  readonly making: Action<[revokeOthers: boolean], unknown>;
  /** Whether the links before it can be stopped. */
  readonly mayRevoke: boolean;
  readonly close: () => void;
}

/** Asks what becomes of a member's earlier links, before there is another one. */
export function NewLinkForm({ making, mayRevoke, close }: Props) {
  const hint = useId();
  const [revokeOthers, setRevokeOthers] = useState(false);
  const busy = making.state.status === 'busy';

  const submit = (event: Event) => {
    event.preventDefault();
    if (!busy) void making.run(revokeOthers);
  };

  return (
    <form onSubmit={submit}>
      <p>{text('members_link_new_text')}</p>
      {mayRevoke && (
        <div>
          <label class="choice">
            <input
              type="checkbox"
              aria-describedby={hint}
              checked={revokeOthers}
              onChange={(event) => setRevokeOthers(event.currentTarget.checked)}
            />
            {text('members_link_revoke')}
          </label>
          <p class="hint" id={hint}>
            {text('members_link_revoke_hint')}
          </p>
        </div>
      )}
      {making.state.status === 'problem' && <ProblemNote problem={making.state.problem} />}
      <MakeLink busy={busy} close={close} />
    </form>
  );
}
