import { text } from '../../lib/i18n/text';
import { downloadFile, namedByDay } from '../options/downloadFile';
import { ProblemNote } from '../ui/ProblemNote';
import { StatusLine } from '../ui/StatusLine';
import { useAction } from '../ui/useAction';

interface Props {
  /** What the file is called, before the day. */
  readonly name: string;
  /** Makes what is in it. */
  readonly write: () => Promise<readonly string[]>;
}

/** Saves what is shown as a table, for a spreadsheet. */
export function SaveCsv({ name, write }: Props) {
  const { state, run } = useAction(async () => {
    const fileName = namedByDay(name, 'csv');
    downloadFile(fileName, await write(), 'text/csv');
    return fileName;
  });
  const busy = state.status === 'busy';
  return (
    <>
      {state.status === 'problem' && <ProblemNote problem={state.problem} />}
      <div class="actions">
        <button type="button" class="button" aria-disabled={busy} onClick={() => busy || run()}>
          {text('usage_csv')}
        </button>
        <StatusLine>{state.status === 'done' ? text('options_export_done', state.result) : ''}</StatusLine>
      </div>
    </>
  );
}
