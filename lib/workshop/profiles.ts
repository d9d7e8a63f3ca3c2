import type { Ask } from '../messages/ask';
import type { ProfileSources } from '../messages/catalogue';
import type { PageProfile } from '../profile/profile';
import { createLoaded, type LoadedStore } from '../state/loaded';
import { withOwn } from './own';

/** The profiles that there are, and who decides on those of the team. */
export interface Known {
  readonly sources: ProfileSources;
  /** Null where this browser isn't in a team. */
  readonly team: { readonly name: string; readonly isOwner: boolean } | null;
}

export interface ProfilesStore extends LoadedStore<Known> {
  /**
   * Saves a profile as one of this browser's own.
   *
   * @param openedId see `withOwn`
   * @throws ProblemError
   */
  save(profile: PageProfile, openedId: string | null): Promise<void>;
  /** Takes one of this browser's own away. @throws ProblemError */
  remove(id: string): Promise<void>;
  /** @param after the version that was seen as the newest. @throws ProblemError `profiles-changed` where another one is */
  publish(profiles: readonly PageProfile[], note: string, after: number): Promise<void>;
  /** @throws ProblemError as `publish` */
  rollBack(version: number, after: number): Promise<void>;
}

export function createProfilesStore(ask: Ask): ProfilesStore {
  const loaded = createLoaded(async (): Promise<Known> => {
    const [sources, connection] = await Promise.all([ask('profiles.get', {}), ask('team.get', {})]);
    const team = connection && {
      name: connection.team.name,
      isOwner: connection.member.role === 'owner',
    };
    return { sources, team };
  });
  const setOwn = async (change: (own: readonly PageProfile[]) => readonly PageProfile[]): Promise<void> => {
    const settings = await ask('settings.get', {});
    await ask('settings.set', { settings: { ...settings, profiles: change(settings.profiles) } });
    await loaded.reload();
  };
  return {
    ...loaded,
    save: (profile, openedId) => setOwn((own) => withOwn(own, profile, openedId)),
    remove: (id) => setOwn((own) => own.filter((one) => one.id !== id)),
    async publish(profiles, note, after) {
      await ask('profiles.publish', { profiles, note, after });
      await loaded.reload();
    },
    async rollBack(version, after) {
      await ask('profiles.rollBack', { version, after });
      await loaded.reload();
    },
  };
}
