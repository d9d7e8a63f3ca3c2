import { oneAtATime } from '../async/oneAtATime';
import type { ServerBackend } from '../backend/backend';
import type { Cache } from '../cache/cache';
import type { SyncRow } from '../cache/rows';
import { changeSync, readSync } from '../cache/syncRow';
import { type Problem, ProblemError, toProblem } from '../protocol/problem';
import type { ServerClock } from './clock';
import { deliver } from './deliver';
import { isAboutTheWay, toError } from './problems';
import { PublishedCopy } from './published';
import { pull } from './pull';
import { retryPauseMs } from './retry';

export interface AgreementOptions {
  readonly backend: ServerBackend;
  /** This browser's copy of the team's ledger. */
  readonly cache: Cache;
  readonly teamId: string;
  readonly clock: ServerClock;
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly newId: () => string;
  /** Is called when the page profiles that the team has published, or what stands in their way, have changed. */
  readonly profilesChanged: () => void;
  /** Is called when the copy, or how it stands towards the server, has changed. */
  readonly changed: () => void;
  /** Told of failures that nobody foresaw. */
  readonly report: (error: unknown) => void;
}

/** How this browser's copy and the team's server come to agree: pass by pass, one at a time. */
export class Agreement {
  readonly #options: AgreementOptions;
  readonly #passes: () => Promise<void>;
  readonly #published: PublishedCopy;
  /** Whether the server has said whose it is since the way to it last broke: another may answer there now. */
  #isKnown = false;
  #askWho = true;
  /** As the server told last; null before it has. */
  #profilesVersion: number | null = null;
  #broken = new AbortController();
  #isLive = false;
  /** What stopped the last pass; null where it took in all that there was. */
  stopped: unknown = null;

  constructor(options: AgreementOptions) {
    this.#options = options;
    this.#passes = oneAtATime(() => this.#pass());
    this.#published = new PublishedCopy(options);
  }

  /** Whether a live stream from the server stands. */
  get isLive(): boolean {
    return this.#isLive;
  }

  get isKnown(): boolean {
    return this.#isKnown;
  }

  /** Ends when the way to the server is seen to be broken. */
  get unbroken(): AbortSignal {
    return this.#broken.signal;
  }

  /**
   * Delivers what waits and takes in what is new, as of a moment after the call. Never rejects.
   *
   * @param askWho whether to ask too who the member is by now, and what their limit leaves
   */
  pass(askWho = false): Promise<void> {
    this.#askWho ||= askWho;
    return this.#passes();
  }

  /** Takes in page profiles that the live stream has told of. Never rejects. */
  async heardOfProfiles(version: number): Promise<void> {
    const isNews = await this.#published.isNews(version).catch(this.#options.report);
    if (isNews) await this.pass(true);
  }

  /** Notes that the live stream stands, or that it has ended. */
  async setLive(isLive: boolean): Promise<void> {
    if (this.#isLive === isLive) return;
    this.#isLive = isLive;
    // Up to here, the stream would have told of anything new.
    const nowMs = this.#options.now();
    if (!isLive && this.stopped === null) await this.#change(() => ({ syncedAtMs: nowMs }));
    this.#options.changed();
  }

  /** Notes that the server couldn't be asked. */
  async failed(error: unknown): Promise<void> {
    this.stopped = error;
    const problem = toProblem(error);
    if (isAboutTheWay(problem)) {
      this.#isKnown = false;
      this.#broken.abort();
      this.#broken = new AbortController();
    }
    await this.#tryAgainLater(problem);
  }

  async #tryAgainLater(problem: Problem): Promise<void> {
    const { now, random, changed } = this.#options;
    await this.#change((row) => {
      const failures = row.failures + 1;
      return {
        problem,
        failures,
        nextTryAtMs: now() + retryPauseMs(failures, random(), problem.retryAfterMs),
      };
    });
    changed();
  }

  async #pass(): Promise<void> {
    const { backend, cache, now, newId, changed, report } = this.#options;
    try {
      const row = await readSync(cache);
      if (isSpared(row, now())) {
        this.stopped = row.problem && toError(row.problem);
        return;
      }
      const askedWho = this.#askWho || !this.#isKnown;
      if (askedWho) await this.#askWhoItIs();
      const { tried, failure } = await deliver(backend, cache);
      const isNew = await pull(backend, cache, newId);
      // What a limit leaves changes with what is spent, and only the server adds that up.
      if (isNew && !askedWho && row.heard?.member.limit) await this.#askWhoItIs();
      // Last: a run that waits for its credits doesn't wait for them.
      await this.#published.takeIn(this.#profilesVersion);
      await this.#change(() => ({ syncedAtMs: now(), failures: 0, nextTryAtMs: null, problem: null }));
      this.stopped = null;
      // One report that the server stumbles over stops nothing else.
      if (failure !== null) await this.#tryAgainLater(toProblem(failure));
      else if (isNew || tried || askedWho || row.problem !== null || !this.#isLive) changed();
    } catch (error) {
      if (!(error instanceof ProblemError)) report(error);
      await this.failed(error);
    }
  }

  async #askWhoItIs(): Promise<void> {
    const { backend, teamId, now } = this.#options;
    const { team, member, profilesVersion } = await backend.team();
    // Nothing is taken from another team's ledger, and nothing given to it.
    if (team.id !== teamId) throw new ProblemError('not-a-server', `It keeps the credits of another team`);
    this.#isKnown = true;
    this.#askWho = false;
    this.#profilesVersion = profilesVersion;
    await this.#change(() => ({ heard: { team, member, atMs: now() } }));
  }

  /** Never rejects: where not even this can be stored, reading the view says so. */
  async #change(change: (row: SyncRow) => Partial<SyncRow>): Promise<void> {
    const { cache, clock, report } = this.#options;
    try {
      await changeSync(cache, (row) => ({
        clockAheadMs: clock.aheadMs() ?? row.clockAheadMs,
        ...change(row),
      }));
    } catch (error) {
      if (!(error instanceof ProblemError)) report(error);
    }
  }
}

/** How long the server has asked to be left alone for, in milliseconds; 0 where it hasn't. */
export function sparedMs({ problem, nextTryAtMs }: SyncRow, nowMs: number): number {
  if (problem?.retryAfterMs === undefined || nextTryAtMs === null) return 0;
  const leftMs = nextTryAtMs - nowMs;
  // More than was asked for: the clock was set back.
  return leftMs > retryPauseMs(1, 1, problem.retryAfterMs) ? 0 : Math.max(0, leftMs);
}

function isSpared(row: SyncRow, nowMs: number): boolean {
  return sparedMs(row, nowMs) > 0;
}
