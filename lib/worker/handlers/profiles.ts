import type { Handlers } from '../../messages/receive';
import { PageProfilesSchema } from '../../profile/schema';
import { parse } from '../../protocol/parse';
import { readValidPolicy } from '../../settings/managedStore';
import { readProfiles } from '../profiles';
import type { Services } from '../services';
import { servedOnly } from '../team';

/** The page profiles: which are in use, and what the team's owners publish. */
export function profileHandlers(
  services: Services,
): Pick<
  Handlers,
  'profiles.get' | 'profiles.publish' | 'profiles.versions' | 'profiles.version' | 'profiles.rollBack'
> {
  const served = async () => servedOnly(await services.team());

  /** Takes in what has become of it, also after a refusal: somebody else may have published meanwhile. */
  async function thenCatchUp<T>(
    publish: (backend: Awaited<ReturnType<typeof served>>['backend']) => Promise<T>,
  ): Promise<T> {
    const { backend, sync } = await served();
    try {
      return await publish(backend);
    } finally {
      await sync.catchUp();
      services.changed();
    }
  }

  return {
    'profiles.get': () => readProfiles(services, readValidPolicy()),
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
