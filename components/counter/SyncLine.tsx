import { ageTexts, troubleTexts } from '../../lib/i18n/sync';
import type { SyncState } from '../../lib/sync/sync';

/** When the numbers are from where that isn't now, what waits, and what is wrong. Always there, so that it is read out. */
export function SyncLine({ sync }: { readonly sync: SyncState }) {
  return (
    <p class="sync" role="status">
      {[...ageTexts(sync, Date.now()), ...troubleTexts(sync)].join(' ')}
    </p>
  );
}
