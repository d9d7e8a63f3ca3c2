import type { ServerBackend } from '../backend/backend';
import type { Cache } from '../cache/cache';
import { keepPublished, readPublished, refusePublished } from '../cache/published';
import { ProblemError, toProblem } from '../protocol/problem';
import { NEVER_PUBLISHED } from '../protocol/profiles';
import { isAboutTheWay, isOf } from './problems';

interface PublishedOptions {
  readonly backend: Pick<ServerBackend, 'profiles'>;
  readonly cache: Cache;
  /** Is called when the page profiles that the team has published, or what stands in their way, have changed. */
  readonly profilesChanged: () => void;
}

/** This browser's copy of the page profiles that the team's owners have published. */
export class PublishedCopy {
  readonly #options: PublishedOptions;
  /** The version that the copy is known to have, or that it can't read: there is nothing to ask for. */
  #settled: number | null = null;

  constructor(options: PublishedOptions) {
    this.#options = options;
  }

  /** Whether a version that the server tells of has yet to be asked for. */
  async isNews(version: number): Promise<boolean> {
    if (version === this.#settled) return false;
    const { published, problem } = await readPublished(this.#options.cache);
    if (problem !== null || version !== (published ?? NEVER_PUBLISHED).version) return true;
    this.#settled = version;
    return false;
  }

  /**
   * Asks for the page profiles where the server's are of another version than the copy's. Any that can't be used are
   * refused, and the last good ones stay.
   *
   * @param version the server's; null where it hasn't said
   * @throws ProblemError where the server can't be asked
   */
  async takeIn(version: number | null): Promise<void> {
    if (version === null || !(await this.isNews(version))) return;
    const { backend, cache, profilesChanged } = this.#options;
    try {
      const published = await backend.profiles();
      await keepPublished(cache, published);
      this.#settled = published.version;
    } catch (error) {
      // The server speaks our language, it has just said so: these profiles are what isn't understood. This worker won't ever.
      const isRefused = isOf(error, 'other-version');
      if (!(error instanceof ProblemError) || (isAboutTheWay(error) && !isRefused)) throw error;
      if (isRefused) this.#settled = version;
      await refusePublished(cache, toProblem(error));
    }
    profilesChanged();
  }
}
