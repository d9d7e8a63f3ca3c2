import { useMemo, useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import type { Role } from '../../../lib/protocol/team';
import { createIntents } from '../../../lib/state/intents';
import { Field } from '../../ui/Field';
import { ProblemNote } from '../../ui/ProblemNote';
import type { Action } from '../../ui/useAction';
import { MakeLink } from './MakeLink';

interface Props {
  readonly inviting: Action<[member: { memberId: string; name: string; role: Role }], unknown>;
  readonly close: () => void;
}

const ROLES: readonly Role[] = ['member', 'owner'];
const MAX_NAME = 200;

/** Asks for a new member's name, and for what they may do. */
export function InviteForm({ inviting, close }: Props) {
  const intents = useMemo(createIntents, []);
  const [typed, setTyped] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [error, setError] = useState<string | null>(null);
  const busy = inviting.state.status === 'busy';

  const submit = (event: Event) => {
    event.preventDefault();
    const name = typed.trim();
    const wrong = name === '' || name.length > MAX_NAME;
    setError(wrong ? text('members_invite_name_error') : null);
    // The same one again is the same member: the answer may have got lost.
    if (!wrong && !busy) void inviting.run({ memberId: intents.idOf(`${role} ${name}`), name, role });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Field label={text('members_invite_name')} hint={text('members_invite_text')} error={error}>
        {(links) => (
          <input
            {...links}
            autocomplete="off"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <fieldset class="choices">
        <legend>{text('members_invite_role')}</legend>
        {ROLES.map((one) => (
          <label class="choice" key={one}>
            <input type="radio" name="role" checked={role === one} onChange={() => setRole(one)} />
            {text(`members_invite_${one}`)}
          </label>
        ))}
      </fieldset>
      {inviting.state.status === 'problem' && <ProblemNote problem={inviting.state.problem} />}
      <MakeLink busy={busy} close={close} />
    </form>
  );
}
