import type { ProfileSources } from '../messages/catalogue';
import { isSameProfile } from '../profile/changes';
import type { PageProfile } from '../profile/profile';
import { formatList } from './list';
import { formatNumber, text } from './text';

/** Which profiles pages are read with, and whose they are. */
export function profilesInUseText({
  managed,
  own,
  published,
  shipped,
  onlyShipped,
  inUse,
}: ProfileSources): string {
  const names = inUse.map((profile) => {
    const { name } = profile;
    const isAmong = (profiles: readonly PageProfile[]) => profiles.some((one) => isSameProfile(one, profile));
    if (isAmong(managed)) return text('workshop_in_use_managed', name);
    if (isAmong(own)) return text('workshop_in_use_own', name);
    if (published !== null && isAmong(published.profiles) && !onlyShipped) {
      return text('workshop_in_use_team', name, formatNumber(published.version));
    }
    return isAmong(shipped) ? text('workshop_in_use_shipped', name) : text('workshop_in_use_kept', name);
  });
  return text('workshop_in_use', formatList(names));
}
