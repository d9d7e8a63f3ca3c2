import { formatNumber, text } from '../../lib/i18n/text';
import type { Progress } from '../../lib/sequence/start/questions';
import { PopupFrame } from './PopupFrame';

interface Props {
  readonly progress: Progress;
  readonly onStop: (event: Event) => void;
  readonly onClosed: () => void;
}

/** Shows how far something is that takes its time, and lets the rep end it. */
export function ProgressPopup({ progress, onStop, onClosed }: Props) {
  const title = text(`dialog_${progress.kind}`);
  return (
    <PopupFrame title={title} onLeave={onStop} onClosed={onClosed}>
      {progress.kind === 'retaining' || progress.total === null ? (
        <progress aria-label={title} />
      ) : (
        <>
          <progress aria-label={title} max={progress.total} value={progress.done} />
          <p>{text('dialog_progress', formatNumber(progress.done), formatNumber(progress.total))}</p>
        </>
      )}
      <div class="buttons">
        <button type="button" onClick={onStop}>
          {text('dialog_cancel')}
        </button>
      </div>
    </PopupFrame>
  );
}
