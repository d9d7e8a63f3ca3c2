import { DEFAULT_TIME_LIMIT_MS } from '../../ledger/hold';
import type { Baseline, OpenRun } from '../../messages/catalogue';
import { scrollerOf } from '../../profile/list';
import type { PageProfile } from '../../profile/profile';
import { says } from '../../profile/words';
import { findAll } from '../reader/find';
import { type OutcomeItem, readItem, touchedItems } from '../reader/items';
import { readIdentity } from '../reader/values';
import { AwaitedRuns, type ExpectedRun } from './awaited';
import type { Settler } from './settler';
import { SteadyItems } from './steady';

/** Takes what is found. */
export type Found = Pick<Settler, 'add' | 'addJobs'>;

/**
 * Watches one sequence's page for the outcomes of its runs. The whole page is looked through only when a run is found
 * under way, or changes may have been missed; from then on what changed is enough.
 */
export class OutcomeWatch {
  readonly #document: Document;
  readonly #profile: PageProfile['outcomes'];
  readonly #found: Found;
  readonly #runs: AwaitedRuns;
  readonly #items: SteadyItems;
  /** Statuses of awaited contacts that the profile has no meaning for. */
  readonly unknownStatuses = new Set<string>();
  /** When something new was last known of its runs, by the page's clock. */
  newsAtMs = 0;

  constructor(document: Document, { outcomes, list }: Pick<PageProfile, 'outcomes' | 'list'>, found: Found) {
    this.#document = document;
    this.#profile = outcomes;
    this.#found = found;
    this.#runs = new AwaitedRuns((status) => says(outcomes.pending, status));
    this.#items = new SteadyItems({
      read: (element) => readItem(element, outcomes),
      recycles: scrollerOf(list) !== null,
      take: (items) => this.#take(items),
    });
  }

  /** Awaits runs that the page may be in the middle of. @returns whether any is news */
  resume(runs: readonly OpenRun[]): boolean {
    const added = runs.filter((run) => this.#runs.resume(run));
    if (added.length === 0) return false;
    this.newsAtMs = performance.now();
    this.scan();
    return true;
  }

  /** Awaits a run that the page hasn't been let start yet: what it shows until `begin` is older. */
  expect(run: ExpectedRun): void {
    this.#runs.expect(run, this.#items.know(findAll(this.#document, this.#profile.item)));
  }

  baselines(runId: string, contactIds: readonly string[]): Baseline[] {
    return this.#runs.baselines(runId, contactIds);
  }

  begin(runId: string, covered: readonly string[]): void {
    this.newsAtMs = performance.now();
    this.#runs.begin(runId, covered);
  }

  hasSign(runId: string): boolean {
    return this.#runs.hasSign(runId);
  }

  forget(runId: string): void {
    this.#runs.forget(runId);
  }

  isRunning(contactId: string): boolean {
    return this.#runs.isRunning(contactId);
  }

  get isAwaiting(): boolean {
    return !this.#runs.isEmpty;
  }

  /** Whether all that the page was found to say is believed by now. */
  get isSteady(): boolean {
    return this.#items.isSteady;
  }

  /** The contacts of runs that began lately whose results are still to come. */
  awaited(): ReadonlySet<string> {
    return this.#runs.awaitedSince(Date.now() - DEFAULT_TIME_LIMIT_MS);
  }

  /** Those of them of whom the page says nothing where it is by now. */
  unseen(): ReadonlySet<string> {
    const { item, contactId } = this.#profile;
    return this.awaited().difference(
      new Set(findAll(this.#document, item).map((element) => readIdentity(element, contactId))),
    );
  }

  /** Takes in what changed in the page. */
  take(records: readonly MutationRecord[]): void {
    if (!this.#runs.isEmpty) this.#items.look(touchedItems(records, this.#profile));
  }

  /** Looks through the whole page: it has changed unseen, or parts of it weren't there before. */
  scan(): void {
    if (!this.#runs.isEmpty) this.#items.look(findAll(this.#document, this.#profile.item));
  }

  /** Another page is shown. */
  stop(): void {
    this.#items.stop();
  }

  #take(items: readonly OutcomeItem[]): void {
    const jobs = items.flatMap((item) => this.#runs.newJob(item) ?? []);
    if (jobs.length > 0) this.#found.addJobs(jobs);
    // Of several places that tell the same, the one that says why counts.
    const reasonsFirst = items.toSorted((a, b) => Number(a.reason === '') - Number(b.reason === ''));
    const outcomes = reasonsFirst.flatMap((item) => {
      const { contactId, meaning, status } = item;
      if (meaning === null && status !== '' && this.#runs.isAwaited(contactId))
        this.unknownStatuses.add(status);
      return this.#runs.take(item);
    });
    if (outcomes.length === 0) return;
    this.newsAtMs = performance.now();
    this.#found.add(outcomes);
  }
}
