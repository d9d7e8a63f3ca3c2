import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import { ProblemNote } from './ProblemNote';
import { useAction } from './useAction';

interface Props {
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  /** What confirming does; what it throws is shown, and can be tried again. */
  readonly confirm: () => Promise<void>;
  readonly cancel: () => void;
  /** The question. */
  readonly children: ComponentChildren;
}

/** Asks before something that can't be undone. The keyboard starts on the answer that changes nothing. */
export function Confirmation({ confirmLabel, cancelLabel, confirm, cancel, children }: Props) {
  const question = useId();
  const safe = useRef<HTMLButtonElement>(null);
  const { state, run } = useAction(confirm);
  const busy = state.status === 'busy';

  useLayoutEffect(() => safe.current?.focus(), []);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be for fields
    <div class="confirmation" role="group" aria-labelledby={question}>
      <p id={question}>{children}</p>
      {state.status === 'problem' && <ProblemNote problem={state.problem} />}
      <div class="actions">
        <button type="button" class="button button-danger" aria-disabled={busy} onClick={() => busy || run()}>
          {confirmLabel}
        </button>
        <button
          type="button"
          class="button"
          ref={safe}
          aria-describedby={question}
          disabled={busy}
          onClick={cancel}
        >
          {cancelLabel ?? text('page_cancel')}
        </button>
      </div>
    </div>
  );
}
