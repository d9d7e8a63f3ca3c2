import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { ProblemNote } from '../ui/ProblemNote';
import { StatusLine } from '../ui/StatusLine';
import { useAction } from '../ui/useAction';
import { downloadText } from './downloadText';

/** Saves all data as a file. */
export function ExportData({ ask }: { readonly ask: Ask }) {
  const { state, run } = useAction(async () => {
    const { fileName, json } = await ask('data.export', {});
    downloadText(fileName, json);
    return fileName;
  });
  const busy = state.status === 'busy';
  return (
    <div class="task">
      <h3>{text('options_export')}</h3>
      <p class="muted">{text('options_export_text')}</p>
      {state.status === 'problem' && <ProblemNote problem={state.problem} />}
      <div class="actions">
        <button type="button" class="button" aria-disabled={busy} onClick={() => busy || run()}>
          {text('options_export_action')}
        </button>
        <StatusLine>{state.status === 'done' ? text('options_export_done', state.result) : ''}</StatusLine>
      </div>
    </div>
  );
}
