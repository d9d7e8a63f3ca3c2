import type { ProfileSources } from '../messages/catalogue';
import { profilesInUse } from '../profile/inUse';
import { SHIPPED_PROFILES } from '../profile/shipped';
import { toProblem } from '../protocol/problem';
import { storeStarts } from '../sequence/guard/starts';
import type { Policy } from '../settings/policy';
import { readSettings } from '../settings/store';
import type { Services } from './services';

/**
 * The page profiles of the organisation, this browser, its team and the extension, and which of them are in use.
 *
 * @param policy what the organisation has set
 */
export async function readProfiles(
  { team }: Pick<Services, 'team'>,
  policy: Promise<Pick<Policy, 'profiles'>>,
): Promise<ProfileSources> {
  const [{ profiles }, { profiles: own }, { published, problem }] = await Promise.all([
    policy,
    readSettings(),
    readTeams(team),
  ]);
  const managed = profiles ?? [];
  const shipped = SHIPPED_PROFILES;
  const inUse = profilesInUse(managed, own, published?.profiles ?? [], shipped);
  return { managed, own, published, shipped, inUse, problem };
}

/** Has the guard of the next page know the start controls of the profiles in use. */
export async function storeStartsInUse(services: Pick<Services, 'team' | 'knownPolicy'>): Promise<void> {
  const { inUse } = await readProfiles(services, services.knownPolicy());
  await storeStarts(inUse);
}

/** Pages are read also where the team's copy can't be: what is left then are the browser's own and the shipped ones. */
async function readTeams(team: Services['team']): Promise<Pick<ProfileSources, 'published' | 'problem'>> {
  try {
    return await (await team()).published();
  } catch (error) {
    return { published: null, problem: toProblem(error) };
  }
}
