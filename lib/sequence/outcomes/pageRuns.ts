import type { Baseline, OpenRun } from '../../messages/catalogue';
import type { PageMatch } from '../match';
import type { StartRuns } from '../start/ports';
import { pause, untilAnswered } from '../waiting';
import type { ExpectedRun } from './awaited';
import { type Found, OutcomeWatch } from './outcomeWatch';
import { ResultsWalk } from './resultsWalk';

export interface PageRunsOptions {
  readonly document: Document;
  /** Asks the worker once for the runs that await outcomes. @throws ProblemError */
  readonly openRuns: (sequenceId: string) => Promise<readonly OpenRun[]>;
  readonly settler: Found;
  /** Whether no press is under way and no pop-up open. */
  readonly isFree: () => boolean;
  /** Hears of how many contacts results may be further down the list, with what looks through it; null where of none. */
  readonly onFarther: (farther: Farther | null) => void;
  readonly signal: AbortSignal;
}

/** Contacts whose results may be further down the list. */
export interface Farther {
  readonly count: number;
  look(): void;
}

/** How soon a run that another page is about to let start is asked for again; then twice as long each time. */
const ASK_AGAIN_MS = 1_000;
const LONGEST_MS = 60_000;

/** The runs of whichever sequence is shown: those this page starts, and those that it finds under way. */
export class PageRuns implements StartRuns {
  readonly #options: PageRunsOptions;
  #page: PageMatch | null = null;
  #watch: OutcomeWatch | null = null;
  /** Null where all of the list is drawn. */
  #walk: ResultsWalk | null = null;
  #left = new AbortController();
  /** Runs that this page is about to let start. */
  readonly #own = new Set<string>();
  #round = 0;

  constructor(options: PageRunsOptions) {
    this.#options = options;
    const { document, signal } = options;
    // What changed in a hidden tab may not have been seen.
    document.addEventListener('visibilitychange', () => document.hidden || this.scan(), { signal });
    signal.addEventListener('abort', () => this.#leave());
  }

  /** Another page is shown. */
  follow(page: PageMatch | null): void {
    const { document, settler } = this.#options;
    this.#leave();
    this.#page = page;
    this.#own.clear();
    this.#watch = page && new OutcomeWatch(document, page.profile, settler);
    this.#walk = this.#walkOf(page, this.#watch);
    this.resume();
  }

  #leave(): void {
    this.#watch?.stop();
    this.#left.abort();
    this.#left = new AbortController();
  }

  #walkOf(page: PageMatch | null, watch: OutcomeWatch | null): ResultsWalk | null {
    if (page === null || watch === null || page.profile.list.kind === 'whole') return null;
    const { document, isFree, onFarther } = this.#options;
    const walk: ResultsWalk = new ResultsWalk({
      document,
      profile: page.profile,
      watch,
      isFree,
      tell: (count) => onFarther(count === 0 ? null : { count, look: () => walk.now() }),
      signal: this.#left.signal,
    });
    return walk;
  }

  /** Awaits runs that began before this page, or in another tab. They lose nothing by the page's or worker's end. */
  resume(): void {
    // The page's end is all that it rejects with.
    void this.#resume().catch(() => undefined);
  }

  async #resume(): Promise<void> {
    const watch = this.#watch;
    const sequenceId = this.#page?.sequenceId;
    if (watch === null || sequenceId === undefined) return;
    const { openRuns, signal } = this.#options;
    const round = ++this.#round;
    for (let pauseMs = ASK_AGAIN_MS; ; pauseMs = Math.min(LONGEST_MS, pauseMs * 2)) {
      const runs = await untilAnswered(() => openRuns(sequenceId), signal);
      if (watch !== this.#watch) return;
      const others = runs.filter(({ runId }) => !this.#own.has(runId));
      if (watch.resume(others)) this.#walk?.begin();
      // Nobody tells when another tab's run begins: its credits are held already.
      if (others.every(({ started }) => started)) return;
      await pause(pauseMs, signal);
      if (round !== this.#round) return;
    }
  }

  take(records: readonly MutationRecord[]): void {
    this.#watch?.take(records);
  }

  /** Looks through the whole page, where it has changed unseen. */
  scan(): void {
    this.#watch?.scan();
  }

  /** Whether outcomes of any run are awaited. */
  get isAwaiting(): boolean {
    return this.#watch?.isAwaiting ?? false;
  }

  /** Whether an awaited result can't be understood. */
  get hasUnknownStatus(): boolean {
    return (this.#watch?.unknownStatuses.size ?? 0) > 0;
  }

  /** Whether the page was seen personalizing a contact for a run whose outcome is awaited. */
  isRunning(contactId: string): boolean {
    return this.#watch?.isRunning(contactId) ?? false;
  }

  expect(run: ExpectedRun): void {
    this.#own.add(run.runId);
    this.#watch?.expect(run);
  }

  baselines(runId: string, contactIds: readonly string[]): Baseline[] {
    return this.#watch?.baselines(runId, contactIds) ?? [];
  }

  begin(runId: string, covered: readonly string[]): void {
    this.#own.delete(runId);
    this.#watch?.begin(runId, covered);
    this.#walk?.begin();
  }

  /** Whether the list is being walked for results. */
  get isWalking(): boolean {
    return this.#walk?.isUnderWay ?? false;
  }

  /** Leaves the list to a press. */
  async endWalk(): Promise<void> {
    await this.#walk?.end();
  }

  hasSign(runId: string): boolean {
    return this.#watch?.hasSign(runId) ?? true;
  }

  forget(runId: string): void {
    this.#own.delete(runId);
    this.#watch?.forget(runId);
  }
}
