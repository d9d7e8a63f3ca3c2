import type { OpenRun } from '../../messages/catalogue';
import type { PageMatch } from '../match';
import type { StartRuns } from '../start/ports';
import { untilAnswered } from '../waiting';
import { OutcomeWatch } from './outcomeWatch';
import type { Settler } from './settler';

export interface PageRunsOptions {
  readonly document: Document;
  /** Asks the worker once for the runs that await outcomes. @throws ProblemError */
  readonly openRuns: (sequenceId: string) => Promise<readonly OpenRun[]>;
  readonly settler: Pick<Settler, 'add'>;
  readonly signal: AbortSignal;
}

/** The runs of whichever sequence is shown: those this page starts, and those that it finds under way. */
export class PageRuns implements StartRuns {
  readonly #options: PageRunsOptions;
  #page: PageMatch | null = null;
  #watch: OutcomeWatch | null = null;

  constructor(options: PageRunsOptions) {
    this.#options = options;
  }

  /** Another page is shown. */
  follow(page: PageMatch | null): void {
    const { document, settler } = this.#options;
    this.#page = page;
    this.#watch = page && new OutcomeWatch(document, page.profile.outcomes, settler);
    this.resume();
  }

  /** Awaits runs that began before this page, or in another tab. They lose nothing by the page's or worker's end. */
  resume(): void {
    const watch = this.#watch;
    const sequenceId = this.#page?.sequenceId;
    if (watch === null || sequenceId === undefined) return;
    const { openRuns, signal } = this.#options;
    untilAnswered(() => openRuns(sequenceId), signal).then(
      (runs) => watch.resume(runs),
      // The page has ended.
      () => undefined,
    );
  }

  take(records: readonly MutationRecord[]): void {
    this.#watch?.take(records);
  }

  /** Whether an awaited result can't be understood. */
  get hasUnknownStatus(): boolean {
    return (this.#watch?.unknownStatuses.size ?? 0) > 0;
  }

  /** Whether the page was seen personalizing a contact for a run whose outcome is awaited. */
  isRunning(contactId: string): boolean {
    return this.#watch?.isRunning(contactId) ?? false;
  }

  expect(run: Omit<OpenRun, 'steps'>): void {
    this.#watch?.expect(run);
  }

  begin(runId: string): void {
    this.#watch?.begin(runId);
  }

  forget(runId: string): void {
    this.#watch?.forget(runId);
  }
}
