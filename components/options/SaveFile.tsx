import { text } from '../../lib/i18n/text';
import { ProblemNote } from '../ui/ProblemNote';
import { StatusLine } from '../ui/StatusLine';
import { useAction } from '../ui/useAction';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly label: string;
  /** Makes the file and hands it to the person. Resolves to what it is called. */
  readonly save: () => Promise<string>;
}

/** Something that can be saved as a file. */
export function SaveFile({ title, hint, label, save }: Props) {
  const { state, run } = useAction(save);
  const busy = state.status === 'busy';
  return (
    <div class="task">
      <h3>{title}</h3>
      <p class="muted">{hint}</p>
      {state.status === 'problem' && <ProblemNote problem={state.problem} />}
      <div class="actions">
        <button type="button" class="button" aria-disabled={busy} onClick={() => busy || run()}>
          {label}
        </button>
        <StatusLine>
          {busy
            ? text('options_file_busy')
            : state.status === 'done'
              ? text('options_export_done', state.result)
              : ''}
        </StatusLine>
      </div>
    </div>
  );
}
