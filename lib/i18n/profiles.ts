import type { ProfileSources } from '../messages/catalogue';
import { formatList } from './list';
import { formatNumber, text } from './text';

/** Which profiles pages are read with, and whose they are. */
export function profilesInUseText({ managed, own, published, inUse }: ProfileSources): string {
  const names = inUse.map(({ id, name }) => {
    if (managed.some((one) => one.id === id)) return text('workshop_in_use_managed', name);
    if (own.some((one) => one.id === id)) return text('workshop_in_use_own', name);
    return published?.profiles.some((one) => one.id === id)
      ? text('workshop_in_use_team', name, formatNumber(published.version))
      : text('workshop_in_use_shipped', name);
  });
  return text('workshop_in_use', formatList(names));
}
