import { lastingGrant } from '../../ledger/command';
import type { Handlers } from '../../messages/receive';
import type { Settings } from '../../settings/settings';
import { readSettings, writeSettings } from '../../settings/store';
import { readPolicyView } from '../policy';
import type { Services } from '../services';
import { ownOnly } from '../team';

/** The end of the month in which a moment lies, in the computer's own time zone. */
function endOfMonthMs(nowMs: number): number {
  const now = new Date(nowMs);
  return new Date(now.getFullYear(), now.getMonth() + 1, 1).getTime();
}

/** What the options page sets: settings, and credits to try the extension with. */
export function settingsHandlers(
  services: Services,
): Pick<Handlers, 'settings.get' | 'settings.set' | 'policy.get' | 'demo.grant'> {
  return {
    'settings.get': readSettings,
    async 'settings.set'({ settings }) {
      const before = await readSettings();
      const stored = await writeSettings(settings);
      services.changed();
      const ofProfiles = ({ profiles, onlyShippedProfiles }: Settings) =>
        JSON.stringify([profiles, onlyShippedProfiles]);
      if (ofProfiles(stored) !== ofProfiles(before)) services.profilesChanged();
      return stored;
    },
    'policy.get': readPolicyView,
    async 'demo.grant'({ commandId, source, credits }) {
      const { backend } = ownOnly(await services.team());
      const answer = await backend.grant({
        ...lastingGrant(source, commandId, credits, 'Demo credits'),
        // Plan credits belong to a billing period; the practice one is the calendar month.
        expiresAtMs: source === 'plan' ? endOfMonthMs(services.now()) : null,
      });
      services.changed();
      return answer;
    },
  };
}
