import type { ReportedOutcome } from '../../ledger/command';
import type { RequestOf } from '../../messages/catalogue';
import { pause, untilAnswered } from '../waiting';
import type { RunOutcome } from './awaited';

/** How many outcomes one message carries at most. */
const MOST_PER_BATCH = 200;
/** How long outcomes are gathered before they are sent: a run's often come many at once. */
const GATHER_MS = 250;

export interface SettlerOptions {
  /** Asks the worker once. @throws ProblemError */
  readonly settle: (request: RequestOf<'run.settle'>) => Promise<unknown>;
  readonly newId: () => string;
  readonly signal: AbortSignal;
}

/**
 * Delivers outcomes to the worker, in batches. No outcome is dropped while the page lives: a batch is sent again, with
 * its own command id, until it is answered; whatever the answer is counts (rule 5).
 */
export class Settler {
  readonly #options: SettlerOptions;
  readonly #queues = new Map<string, ReportedOutcome[]>();
  #delivering = false;

  constructor(options: SettlerOptions) {
    this.#options = options;
  }

  add(outcomes: readonly RunOutcome[]): void {
    for (const { runId, outcome } of outcomes) {
      const queue = this.#queues.get(runId);
      if (queue === undefined) this.#queues.set(runId, [outcome]);
      else queue.push(outcome);
    }
    if (!this.#delivering) void this.#deliver();
  }

  async #deliver(): Promise<void> {
    const { settle, newId, signal } = this.#options;
    this.#delivering = true;
    try {
      while (this.#queues.size > 0) {
        await pause(GATHER_MS, signal);
        for (const runId of [...this.#queues.keys()]) {
          for (const outcomes of this.#batchesOf(runId)) {
            const batch = { commandId: newId(), runId, outcomes };
            await untilAnswered(() => settle(batch), signal);
          }
        }
      }
    } catch {
      // Only the page's end comes here: the next page asks for open runs and sees their outcomes again.
    } finally {
      this.#delivering = false;
    }
  }

  #batchesOf(runId: string): ReportedOutcome[][] {
    const outcomes = this.#queues.get(runId) ?? [];
    this.#queues.delete(runId);
    const batches: ReportedOutcome[][] = [];
    for (let from = 0; from < outcomes.length; from += MOST_PER_BATCH) {
      batches.push(outcomes.slice(from, from + MOST_PER_BATCH));
    }
    return batches;
  }
}
