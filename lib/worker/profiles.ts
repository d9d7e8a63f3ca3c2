import type { ProfileSources } from '../messages/catalogue';
import { profilesInUse } from '../profile/inUse';
import { SHIPPED_PROFILES } from '../profile/shipped';
import { toProblem } from '../protocol/problem';
import { readSettings } from '../settings/store';
import type { Services } from './services';

/** The page profiles of this browser, its team and the extension, and which of them are in use. */
export async function readProfiles({ team }: Pick<Services, 'team'>): Promise<ProfileSources> {
  const [{ profiles: own }, { published, problem }] = await Promise.all([readSettings(), readTeams(team)]);
  const shipped = SHIPPED_PROFILES;
  return { own, published, shipped, inUse: profilesInUse(own, published?.profiles ?? [], shipped), problem };
}

/** Pages are read also where the team's copy can't be: what is left then are the browser's own and the shipped ones. */
async function readTeams(team: Services['team']): Promise<Pick<ProfileSources, 'published' | 'problem'>> {
  try {
    return await (await team()).published();
  } catch (error) {
    return { published: null, problem: toProblem(error) };
  }
}
