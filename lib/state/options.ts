import type { Ask } from '../messages/ask';
import type { PageProfile } from '../profile/profile';
import type { Settings } from '../settings/settings';
import { createLoaded, type LoadedStore } from './loaded';

export interface Options {
  readonly settings: Settings;
  /** The profiles in use, in order of preference. */
  readonly profiles: readonly PageProfile[];
}

/** The options page's copy of what can be configured. */
export interface OptionsStore extends LoadedStore<Options> {
  /**
   * Saves some settings and leaves the others as they are in the worker now.
   *
   * @throws ProblemError `invalid-input` where they were refused; nothing is saved then
   */
  save(changes: { readonly [Key in keyof Settings]?: unknown }): Promise<void>;
  /** Goes back to the shipped profiles. Resolves to the preferred one. */
  restoreProfile(): Promise<PageProfile | undefined>;
}

export function createOptionsStore(ask: Ask): OptionsStore {
  const load = async (): Promise<Options> => {
    const [settings, profiles] = await Promise.all([ask('settings.get', {}), ask('profiles.get', {})]);
    return { settings, profiles };
  };
  const loaded = createLoaded(load);

  const save: OptionsStore['save'] = async (changes) => {
    const current = await ask('settings.get', {});
    await ask('settings.set', { settings: { ...current, ...changes } });
    loaded.store.setState({ status: 'ready', value: await load() }, true);
  };

  return {
    ...loaded,
    save,
    async restoreProfile() {
      await save({ profile: null });
      const state = loaded.store.getState();
      return state.status === 'ready' ? state.value.profiles[0] : undefined;
    },
  };
}
