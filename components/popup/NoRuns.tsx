import { text } from '../../lib/i18n/text';
import { SEQUENCE_EDITOR_ORIGIN } from '../../lib/profile/origin';

/** Says how to begin. */
export function NoRuns() {
  return (
    <div class="empty">
      <p class="note-title">{text('popup_runs_none_title')}</p>
      <p>{text('popup_runs_none_text')}</p>
      <a class="button button-small" href={SEQUENCE_EDITOR_ORIGIN} target="_blank" rel="noreferrer">
        {text('popup_runs_open_reply')}
      </a>
    </div>
  );
}
