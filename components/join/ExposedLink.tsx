import { text } from '../../lib/i18n/text';

/** The link's token was sent to servers, and is in their logs: says what to do, and follows it nowhere. */
export function ExposedLink() {
  return (
    <div class="note note-warn" role="status">
      <p class="note-title">{text('join_exposed')}</p>
      <p>{text('join_exposed_text')}</p>
    </div>
  );
}
