import type { Ask } from '../messages/ask';
import type { ProfileSources } from '../messages/catalogue';
import type { PolicyView } from '../settings/policy';
import type { Settings } from '../settings/settings';
import { createLoaded, type LoadedStore } from './loaded';

export interface Options {
  readonly settings: Settings;
  readonly policy: PolicyView;
  readonly sources: ProfileSources;
}

/** The options page's copy of what can be configured. */
export interface OptionsStore extends LoadedStore<Options> {
  /**
   * Saves some settings and leaves the others as they are in the worker now.
   *
   * @throws ProblemError `invalid-input` where they were refused; nothing is saved then
   */
  save(changes: { readonly [Key in keyof Settings]?: unknown }): Promise<void>;
  /** Has pages read with what the team has published, too. @throws ProblemError */
  approve(digests: readonly string[]): Promise<void>;
}

export function createOptionsStore(ask: Ask): OptionsStore {
  const load = async (): Promise<Options> => {
    const [settings, policy, sources] = await Promise.all([
      ask('settings.get', {}),
      ask('policy.get', {}),
      ask('profiles.get', {}),
    ]);
    return { settings, policy, sources };
  };
  const loaded = createLoaded(load);

  const save: OptionsStore['save'] = async (changes) => {
    const current = await ask('settings.get', {});
    await ask('settings.set', { settings: { ...current, ...changes } });
    loaded.store.setState({ status: 'ready', value: await load() }, true);
  };

  const approve: OptionsStore['approve'] = async (digests) => {
    await ask('profiles.approve', { digests });
    loaded.store.setState({ status: 'ready', value: await load() }, true);
  };

  return { ...loaded, save, approve };
}
