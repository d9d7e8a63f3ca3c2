import { useRef, useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import { REPLY_API_DATA } from '../../../lib/protocol/access';
import { parseAddress } from '../../../lib/replyApi/address';
import { parseKey } from '../../../lib/replyApi/key';
import type { ReplyApiState } from '../../../lib/replyApi/state';
import { requestAccess } from '../../../lib/settings/serverAccess';
import { Field } from '../../ui/Field';
import { ProblemNote } from '../../ui/ProblemNote';
import { StatusLine } from '../../ui/StatusLine';
import { useAction } from '../../ui/useAction';
import { RemoveKey } from './RemoveKey';

interface Props {
  readonly state: ReplyApiState;
  readonly ask: Ask;
  readonly onChanged: () => Promise<void>;
}

type Task = 'save' | 'test';

/** Takes the key, and never shows it again; tries it, or saves it. Nothing is sent without a click. */
export function KeyForm({ state, ask, onChanged }: Props) {
  const { hasKey, address } = state;
  const [typedKey, setTypedKey] = useState('');
  const [typedAddress, setTypedAddress] = useState(address);
  const [errors, setErrors] = useState<Errors>(NO_ERRORS);
  const [task, setTask] = useState<Task>('save');
  const [refusedHost, setRefusedHost] = useState<string | null>(null);
  const [removed, setRemoved] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const action = useAction(async (task: Task, address: string, access: Promise<boolean>) => {
    const key = typedKey.trim() === '' ? null : typedKey;
    if (!(await access)) {
      setRefusedHost(new URL(address).host);
      return '';
    }
    if (task === 'test') await ask('replyApi.test', { key, address });
    else {
      await ask('replyApi.set', { key, address, budget: null });
      setTypedKey('');
    }
    await onChanged();
    return text(task === 'test' ? 'reply_api_test_ok' : 'options_saved');
  });
  const busy = action.state.status === 'busy';

  const press = (task: Task) => {
    if (busy) return;
    setTask(task);
    setRemoved(false);
    setRefusedHost(null);
    const found = errorsIn(typedKey, typedAddress, state);
    setErrors(found);
    if (found.key !== null || found.address !== null) action.reset();
    // In the click itself, for browsers that ask only then.
    else
      void action.run(task, parseAddress(typedAddress), requestAccess(typedAddress.trim(), REPLY_API_DATA));
  };

  return (
    <form onSubmit={(event) => event.preventDefault()} noValidate>
      <Field
        label={text('reply_api_key')}
        hint={text(hasKey ? 'reply_api_key_kept' : 'reply_api_key_hint')}
        error={errors.key}
      >
        {(links) => (
          <input
            {...links}
            ref={input}
            type="password"
            autocomplete="off"
            spellcheck={false}
            readOnly={busy}
            value={typedKey}
            onInput={(event) => setTypedKey(event.currentTarget.value)}
          />
        )}
      </Field>
      <details open={errors.address !== null}>
        <summary>{text('reply_api_advanced')}</summary>
        <Field label={text('reply_api_address')} hint={text('reply_api_address_hint')} error={errors.address}>
          {(links) => (
            <input
              {...links}
              type="url"
              autocomplete="off"
              spellcheck={false}
              readOnly={busy}
              value={typedAddress}
              onInput={(event) => setTypedAddress(event.currentTarget.value)}
            />
          )}
        </Field>
      </details>
      {action.state.status === 'problem' && <ProblemNote problem={action.state.problem} />}
      {refusedHost !== null && (
        <p class="note note-warn" role="alert">
          <span>{text('reply_api_refused', refusedHost)}</span>
        </p>
      )}
      <div class="actions">
        {/* The first to submit is what the Enter key presses. */}
        <button
          type="submit"
          class="button button-primary"
          aria-disabled={busy}
          onClick={() => press('save')}
        >
          {text('options_save')}
        </button>
        <button type="button" class="button" aria-disabled={busy} onClick={() => press('test')}>
          {text('reply_api_test')}
        </button>
        {hasKey && (
          <RemoveKey
            ask={ask}
            onRemoved={async () => {
              action.reset();
              setRemoved(true);
              await onChanged();
              // What was pressed is gone.
              input.current?.focus();
            }}
          />
        )}
        <StatusLine>{removed ? text('reply_api_removed') : statusText(action.state, task)}</StatusLine>
      </div>
    </form>
  );
}

interface Errors {
  readonly key: string | null;
  readonly address: string | null;
}

const NO_ERRORS: Errors = { key: null, address: null };

function errorsIn(key: string, address: string, { hasKey, address: kept }: ReplyApiState): Errors {
  try {
    const isOther = parseAddress(address) !== kept;
    if (key.trim() !== '' && parseKey(key) !== null) return NO_ERRORS;
    if (key.trim() !== '' || !hasKey) return { ...NO_ERRORS, key: text('reply_api_key_error') };
    return isOther ? { ...NO_ERRORS, key: text('reply_api_key_again') } : NO_ERRORS;
  } catch {
    return { ...NO_ERRORS, address: text('reply_api_address_error') };
  }
}

function statusText(state: ReturnType<typeof useAction<[], string>>['state'], task: Task): string {
  if (state.status === 'busy') return text(task === 'test' ? 'reply_api_testing' : 'options_saving');
  return state.status === 'done' ? state.result : '';
}
