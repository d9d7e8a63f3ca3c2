import type { ProfileSources } from '../../lib/messages/catalogue';
import { isSameProfile } from '../../lib/profile/changes';
import type { PageProfile } from '../../lib/profile/profile';

/** How a profile that is worked on stands to what pages are read with. */
export type Standing = 'saved' | 'overruled' | 'not_allowed' | 'in_use' | 'unsaved';

export function standingOf(
  profile: PageProfile,
  { managed, own, onlyShipped, inUse }: ProfileSources,
): Standing {
  const isAmong = (profiles: readonly PageProfile[]) => profiles.some((one) => isSameProfile(one, profile));
  if (!isAmong(own)) return isAmong(inUse) ? 'in_use' : 'unsaved';
  if (onlyShipped) return 'not_allowed';
  return managed.some(({ id }) => id === profile.id) ? 'overruled' : 'saved';
}
