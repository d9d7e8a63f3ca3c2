import { contactStatusText } from '../../../lib/i18n/codes';
import { text } from '../../../lib/i18n/text';
import type { ContactStatus } from '../../../lib/ledger/hold';
import { PRACTICE_CONTACTS } from '../../../lib/practice/contacts';
import { isRunning, type Practice, type PracticeState, resultOf } from '../../../lib/practice/practice';

interface Props {
  readonly practice: Practice;
  readonly state: PracticeState;
}

/** The contacts to choose from, with what became of each. */
export function PracticeList({ practice, state }: Props) {
  const running = isRunning(state);
  const all = PRACTICE_CONTACTS.length;
  return (
    <fieldset class="practice-list" disabled={running}>
      <legend class="visually-hidden">{text('practice_contacts')}</legend>
      <label class="choice practice-all">
        <input
          type="checkbox"
          checked={state.chosen.size === all}
          onChange={(event) => practice.chooseAll(event.currentTarget.checked)}
        />
        {text('practice_all')}
      </label>
      <ul>
        {PRACTICE_CONTACTS.map(({ id, name }) => (
          <li key={id}>
            <label class="choice">
              <input
                type="checkbox"
                checked={state.chosen.has(id)}
                onChange={(event) => practice.choose(id, event.currentTarget.checked)}
              />
              {name}
            </label>
            <Result status={resultOf(state, id)?.status ?? null} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Result({ status }: { readonly status: ContactStatus | null }) {
  if (status === null) return null;
  return (
    <span class={`practice-result practice-${status}`}>
      {contactStatusText(status)}
      {status === 'failed' && <span class="muted"> · {text('practice_reason')}</span>}
    </span>
  );
}
