import { ageTexts, troubleTexts } from '../../lib/i18n/sync';
import type { SyncState } from '../../lib/sync/sync';
import { SettingsLink } from '../ui/SettingsLink';

/** When the numbers are from where that isn't now, what waits, and what is wrong. */
export function SyncNote({ sync }: { readonly sync: SyncState }) {
  const age = ageTexts(sync, Date.now());
  const troubles = troubleTexts(sync);
  return (
    <div class="sync">
      {age.length > 0 && <p class="muted">{age.join(' ')}</p>}
      {troubles.length > 0 && (
        <div class="note note-warn">
          {troubles.map((words) => (
            <p key={words}>{words}</p>
          ))}
          {sync.problem !== null && <SettingsLink code={sync.problem.code} />}
        </div>
      )}
    </div>
  );
}
