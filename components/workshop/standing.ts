import type { ProfileSources } from '../../lib/messages/catalogue';
import type { PageProfile } from '../../lib/profile/profile';

/** How a profile that is worked on stands to what pages are read with. */
export type Standing = 'saved' | 'overruled' | 'in_use' | 'unsaved';

export function standingOf(profile: PageProfile, { managed, own, inUse }: ProfileSources): Standing {
  const isAmong = (profiles: readonly PageProfile[]) =>
    profiles.some((one) => one.id === profile.id && JSON.stringify(one) === JSON.stringify(profile));
  if (!isAmong(own)) return isAmong(inUse) ? 'in_use' : 'unsaved';
  return managed.some(({ id }) => id === profile.id) ? 'overruled' : 'saved';
}
