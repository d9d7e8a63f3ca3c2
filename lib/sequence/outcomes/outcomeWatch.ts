import type { OpenRun } from '../../messages/catalogue';
import type { PageProfile } from '../profile';
import { changedItems, type OutcomeItem, scanItems } from '../reader/items';
import { says } from '../words';
import { AwaitedRuns } from './awaited';
import type { Settler } from './settler';

/**
 * Watches one sequence's page for the outcomes of its runs. The whole page is looked through only when a run is added;
 * from then on what changed is enough.
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
    const added = runs.filter((run) => this.#runs.add(run, true));
    if (added.length > 0) this.#take(scanItems(this.#document, this.#profile));
  }

  /** Awaits a run that the page hasn't been let start yet: what it shows until `begin` is older. */
  expect(run: Omit<OpenRun, 'steps'>): void {
    this.#runs.add(run, false);
  }

  begin(runId: string): void {
    this.#runs.begin(runId);
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
    const outcomes = items.flatMap((item) => {
      if (item.meaning === null) this.unknownStatuses.add(item.status);
      return this.#runs.take(item);
    });
    if (outcomes.length > 0) this.#settler.add(outcomes);
  }
}
