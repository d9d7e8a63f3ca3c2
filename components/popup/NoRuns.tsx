import { text } from '../../lib/i18n/text';

/** Says how to begin. */
export function NoRuns() {
  return (
    <div class="empty">
      <p class="note-title">{text('popup_runs_none_title')}</p>
      <p>{text('popup_runs_none_text')}</p>
      <a class="button button-small" href="https://run.reply.io/" target="_blank" rel="noreferrer">
        {text('popup_runs_open_reply')}
      </a>
    </div>
  );
}
