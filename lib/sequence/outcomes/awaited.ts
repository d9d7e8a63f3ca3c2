import type { ReportedOutcome } from '../../ledger/command';
import type { Baseline, OpenRun } from '../../messages/catalogue';
import type { OutcomeItem } from '../reader/items';
import { baselineOf } from './baseline';
import { isNew } from './newness';

/** A new outcome, and the run that it settles. */
export interface RunOutcome {
  readonly runId: string;
  readonly outcome: ReportedOutcome;
}

interface AwaitedRun {
  begun: boolean;
  readonly awaited: Set<string>;
  readonly baselines: Map<string, Baseline[]>;
  readonly seenPending: Set<string>;
}

/** The runs whose outcomes a page is watched for, and what was seen of their contacts so far. */
export class AwaitedRuns {
  readonly #runs = new Map<string, AwaitedRun>();
  readonly #isPending: (status: string) => boolean;

  /** @param isPending whether a status of the page means pending */
  constructor(isPending: (status: string) => boolean) {
    this.#isPending = isPending;
  }

  get isEmpty(): boolean {
    return this.#runs.size === 0;
  }

  /**
   * Awaits a run's outcomes. A run that is known already stays as it is: what was reported of it may be on its way.
   *
   * @param begun false while the page hasn't been let start it
   * @returns whether it was new
   */
  add({ runId, pending, baselines }: Omit<OpenRun, 'steps'>, begun: boolean): boolean {
    if (this.#runs.has(runId)) return false;
    this.#runs.set(runId, {
      begun,
      awaited: new Set(pending),
      baselines: Map.groupBy(baselines, ({ contactId }) => contactId),
      seenPending: new Set(),
    });
    return true;
  }

  /** From now on the page's changes tell of this run. */
  begin(runId: string): void {
    const run = this.#runs.get(runId);
    if (run) run.begun = true;
  }

  forget(runId: string): void {
    this.#runs.delete(runId);
  }

  /** Whether a contact was seen pending and its outcome is still to come. */
  isRunning(contactId: string): boolean {
    return [...this.#runs.values()].some(
      (run) => run.seenPending.has(contactId) && run.awaited.has(contactId),
    );
  }

  /** Takes in what the page says of a contact. @returns the outcomes that it settles */
  take(item: OutcomeItem): RunOutcome[] {
    const settled: RunOutcome[] = [];
    for (const [runId, run] of this.#runs) {
      if (!run.awaited.has(item.contactId)) continue;
      const outcome = run.begun ? this.#newOutcome(run, item) : addBaseline(run, item);
      if (outcome === null) continue;
      run.awaited.delete(item.contactId);
      settled.push({ runId, outcome });
    }
    return settled;
  }

  #newOutcome(run: AwaitedRun, item: OutcomeItem): ReportedOutcome | null {
    const { contactId, meaning, reason } = item;
    const known = {
      baselines: run.baselines.get(contactId) ?? [],
      seenPending: run.seenPending.has(contactId),
    };
    if (meaning === null || !isNew(item, known, this.#isPending)) return null;
    if (meaning !== 'pending') return { contactId, outcome: meaning, reason };
    run.seenPending.add(contactId);
    return null;
  }
}

/** A page may still be drawing older results while a run is being prepared. */
function addBaseline(run: AwaitedRun, item: OutcomeItem): null {
  const known = run.baselines.get(item.contactId) ?? [];
  const baseline = baselineOf(item);
  const repeated = known.some(
    ({ status, attempt }) => status === baseline.status && attempt === baseline.attempt,
  );
  if (!repeated) run.baselines.set(item.contactId, [...known, baseline]);
  return null;
}
