import type { Baseline, OpenRun } from '../../messages/catalogue';
import type { PageProfile } from '../../profile/profile';
import { says } from '../../profile/words';
import { changedItems, type OutcomeItem, scanItems } from '../reader/items';
import { AwaitedRuns, type ExpectedRun } from './awaited';
import type { Settler } from './settler';

/**
 * Watches one sequence's page for the outcomes of its runs. The whole page is looked through only when a run is found
 * under way; from then on what changed is enough.
 */
export class OutcomeWatch {
  readonly #document: Document;
  readonly #profile: PageProfile['outcomes'];
  readonly #settler: Pick<Settler, 'add'>;
  readonly #runs: AwaitedRuns;
  /** Statuses of awaited contacts that the profile has no meaning for. */
  readonly unknownStatuses = new Set<string>();

  constructor(document: Document, profile: PageProfile['outcomes'], settler: Pick<Settler, 'add'>) {
    this.#document = document;
    this.#profile = profile;
    this.#settler = settler;
    this.#runs = new AwaitedRuns((status) => says(profile.pending, status));
  }

  /** Awaits runs that the page may be in the middle of. */
  resume(runs: readonly OpenRun[]): void {
    const added = runs.filter((run) => this.#runs.resume(run));
    if (added.length > 0) this.#take(scanItems(this.#document, this.#profile));
  }

  /** Awaits a run that the page hasn't been let start yet: what it shows until `begin` is older. */
  expect(run: ExpectedRun): void {
    this.#runs.expect(run);
  }

  baselines(runId: string, contactIds: readonly string[]): Baseline[] {
    return this.#runs.baselines(runId, contactIds);
  }

  begin(runId: string, covered: readonly string[]): void {
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

  /** Takes in what changed in the page. */
  take(records: readonly MutationRecord[]): void {
    if (!this.#runs.isEmpty) this.#take(changedItems(records, this.#profile));
  }

  #take(items: readonly OutcomeItem[]): void {
    // Of several places that tell the same, the one that says why counts.
    const reasonsFirst = items.toSorted((a, b) => Number(a.reason === '') - Number(b.reason === ''));
    const outcomes = reasonsFirst.flatMap((item) => {
      const { contactId, meaning, status } = item;
      if (meaning === null && status !== '' && this.#runs.isAwaited(contactId))
        this.unknownStatuses.add(status);
      return this.#runs.take(item);
    });
    if (outcomes.length > 0) this.#settler.add(outcomes);
  }
}
