import type { PendingProfile, ProfileSources } from '../messages/catalogue';
import { profilesInUse } from '../profile/inUse';
import { SHIPPED_PROFILES } from '../profile/shipped';
import { toProblem } from '../protocol/problem';
import { storeStarts } from '../sequence/guard/starts';
import type { Policy } from '../settings/policy';
import { readSettings } from '../settings/store';
import { siftPublished } from './approvals';
import type { Services } from './services';
import { keyOf } from './team';

/**
 * The page profiles of the organisation, this browser, its team and the extension, and which of them are in use.
 *
 * @param policy what the organisation has set
 */
export async function readProfiles(
  { team }: Pick<Services, 'team'>,
  policy: Promise<Pick<Policy, 'profiles' | 'onlyShippedProfiles'>>,
): Promise<ProfileSources> {
  const [{ profiles, ...set }, { profiles: own, ...chosen }, { key, published, problem }] = await Promise.all(
    [policy, readSettings(), readTeams(team)],
  );
  const managed = profiles ?? [];
  const shipped = SHIPPED_PROFILES;
  const sources = { managed, own, published, shipped, problem };
  const onlyShipped = set.onlyShippedProfiles || chosen.onlyShippedProfiles;
  if (onlyShipped) return { ...sources, onlyShipped, inUse: profilesInUse(managed, shipped), pending: [] };
  const before = [managed, own];
  const known = profilesInUse(...before, shipped);
  const { usable, pending } = await siftPublished(key, published?.profiles ?? [], known);
  // What an earlier one replaces isn't used, approved or not.
  const isWanted = ({ profile }: PendingProfile) => !before.flat().some(({ id }) => id === profile.id);
  const inUse = profilesInUse(...before, usable, shipped);
  return { ...sources, onlyShipped, inUse, pending: pending.filter(isWanted) };
}

/** Has the guard of the next page know the start controls of the profiles in use. */
export async function storeStartsInUse(services: Pick<Services, 'team' | 'knownPolicy'>): Promise<void> {
  const { inUse } = await readProfiles(services, services.knownPolicy());
  await storeStarts(inUse);
}

/** Pages are read also where the team's copy can't be: what is left then are the browser's own and the shipped ones. */
async function readTeams(
  team: Services['team'],
): Promise<Pick<ProfileSources, 'published' | 'problem'> & { readonly key: string }> {
  try {
    const current = await team();
    const { published, problem } = await current.published();
    return { key: keyOf(current), published, problem };
  } catch (error) {
    return { key: '', published: null, problem: toProblem(error) };
  }
}
