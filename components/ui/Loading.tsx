import { text } from '../../lib/i18n/text';

/** Stands where something is on its way. */
export function Loading() {
  return (
    <p class="loading" role="status">
      {text('page_loading')}
    </p>
  );
}
