import type { ComponentChildren } from 'preact';
import { text } from '../../lib/i18n/text';
import { ProblemNote } from '../ui/ProblemNote';
import { StatusLine } from '../ui/StatusLine';
import type { ActionState } from '../ui/useAction';

interface Props {
  readonly state: ActionState<unknown>;
  readonly saveLabel?: string;
  readonly done?: string;
  /** Other things to do beside saving. */
  readonly children?: ComponentChildren;
}

/** A form's last row: the button that saves, and how that went. */
export function SaveRow({ state, saveLabel, done, children }: Props) {
  const busy = state.status === 'busy';
  return (
    <>
      {state.status === 'problem' && <ProblemNote problem={state.problem} />}
      <div class="actions">
        <button type="submit" class="button button-primary" aria-disabled={busy}>
          {saveLabel ?? text('options_save')}
        </button>
        {children}
        <StatusLine>{statusText(state, done)}</StatusLine>
      </div>
    </>
  );
}

function statusText(state: ActionState<unknown>, done = text('options_saved')): string {
  if (state.status === 'busy') return text('options_saving');
  return state.status === 'done' ? done : '';
}
