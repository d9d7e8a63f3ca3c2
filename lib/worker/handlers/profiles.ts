import type { Handlers } from '../../messages/receive';
import { PageProfilesSchema } from '../../profile/schema';
import { parse } from '../../protocol/parse';
import type { PublishedProfiles } from '../../protocol/profiles';
import { readValidPolicy } from '../../settings/managedStore';
import { approve, approveOwn } from '../approvals';
import { readProfiles } from '../profiles';
import type { Services } from '../services';
import { keyOf, servedOnly } from '../team';

/** The page profiles: which are in use, and what the team's owners publish. */
export function profileHandlers(
  services: Services,
): Pick<
  Handlers,
  | 'profiles.get'
  | 'profiles.approve'
  | 'profiles.publish'
  | 'profiles.versions'
  | 'profiles.version'
  | 'profiles.rollBack'
> {
  const served = async () => servedOnly(await services.team());

  /** Takes in what has become of it, also after a refusal: somebody else may have published meanwhile. */
  async function thenCatchUp(
    publish: (backend: Awaited<ReturnType<typeof served>>['backend']) => Promise<PublishedProfiles>,
  ): Promise<PublishedProfiles> {
    const team = await served();
    const { backend, sync } = team;
    try {
      const published = await publish(backend);
      // Nobody is asked about what they have published themselves.
      await approveOwn(keyOf(team), published.profiles);
      return published;
    } finally {
      await sync.catchUp();
      services.changed();
    }
  }

  return {
    'profiles.get': () => readProfiles(services, readValidPolicy()),
    async 'profiles.approve'({ digests }) {
      const team = await served();
      const { pending } = await readProfiles(services, readValidPolicy());
      const asked = pending.map(({ digest }) => digest).filter((digest) => digests.includes(digest));
      if (asked.length > 0) await approve(keyOf(team), asked);
      services.profilesChanged();
      return readProfiles(services, readValidPolicy());
    },
    async 'profiles.publish'({ profiles, note, after }) {
      const valid = parse(PageProfilesSchema, profiles, 'invalid-input');
      return thenCatchUp((backend) => backend.publishProfiles(valid, note, after));
    },
    'profiles.versions': async () => (await served()).backend.profileVersions(),
    'profiles.version': async ({ version }) => (await served()).backend.profileVersion(version),
    'profiles.rollBack': ({ version, after }) =>
      thenCatchUp((backend) => backend.rollBackProfiles(version, after)),
  };
}
