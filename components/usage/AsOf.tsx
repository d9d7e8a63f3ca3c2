import { problemText } from '../../lib/i18n/codes';
import { text } from '../../lib/i18n/text';
import { formatMoment } from '../../lib/i18n/time';
import type { UsageView } from '../../lib/usage/view';
import { RetryButton } from '../ui/RetryButton';
import { SettingsLink } from '../ui/SettingsLink';
import { useAction } from '../ui/useAction';

interface Props {
  readonly usage: Pick<UsageView, 'asOfMs' | 'problem'>;
  readonly reload: () => Promise<void>;
}

/** When the numbers are from, and why they aren't from now. */
export function AsOf({ usage: { asOfMs, problem }, reload }: Props) {
  const { state, run } = useAction(reload);
  const busy = state.status === 'busy';
  const moment = formatMoment(asOfMs, Date.now());
  if (problem === null) {
    return (
      <div class="as-of muted">
        <span>{text('usage_as_of', moment)}</span>
        <button
          type="button"
          class="button button-quiet button-small"
          aria-disabled={busy}
          onClick={() => busy || run()}
        >
          {text(busy ? 'page_loading' : 'usage_refresh')}
        </button>
      </div>
    );
  }
  return (
    <div class="note note-warn" role="status">
      <p class="note-title">{text('usage_old', moment)}</p>
      <p>{problemText(problem.code)}</p>
      <div class="actions">
        <RetryButton retry={reload} />
        <SettingsLink code={problem.code} />
      </div>
    </div>
  );
}
