import { ageTexts, troubleTexts } from '../../lib/i18n/sync';
import type { SyncState } from '../../lib/sync/sync';

/** When the numbers are from where that isn't now, what waits, and what is wrong. */
export function SyncLine({ sync }: { readonly sync: SyncState }) {
  return <p class="sync">{[...ageTexts(sync, Date.now()), ...troubleTexts(sync)].join(' ')}</p>;
}
