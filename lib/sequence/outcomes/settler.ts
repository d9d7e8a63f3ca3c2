import type { ReportedOutcome } from '../../ledger/command';
import { problemOf } from '../../messages/ask';
import type { RequestOf } from '../../messages/catalogue';
import type { ProblemCode } from '../../protocol/problem';
import { pause, retry } from '../waiting';
import type { RunOutcome } from './awaited';

/** How many outcomes one message carries at most. */
const MOST_PER_BATCH = 200;
/** How long outcomes are gathered before they are sent: a run's often come many at once. */
const GATHER_MS = 250;

/** What goes away by itself, however long that takes. */
const PASSING: readonly ProblemCode[] = [
  'no-answer',
  'storage-full',
  'storage-failed',
  'upgrade-blocked',
  'data-missing',
  'unreachable',
  'host-not-allowed',
  'not-a-server',
  'other-version',
  'token-refused',
  'server-busy',
  'server-failed',
  'history-differs',
];
/** What may, but a batch that is answered so this often is poisoned. */
const DOUBTFUL: readonly ProblemCode[] = ['bad-message', 'unexpected'];
const MOST_DOUBTFUL_ANSWERS = 5;

export interface SettlerOptions {
  /** Asks the worker once. @throws ProblemError */
  readonly settle: (request: RequestOf<'run.settle'>) => Promise<unknown>;
  readonly newId: () => string;
  readonly signal: AbortSignal;
}

/**
 * Delivers outcomes to the worker, in batches. A batch is sent again, with its own command id, until it is answered;
 * whatever the answer is counts (rule 5). Only one that the worker can't ever take is dropped: all others would wait
 * behind it for ever. Its contacts stay pending, and their credits come back when their time is up (rule 6).
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
    const { newId, signal } = this.#options;
    this.#delivering = true;
    try {
      while (this.#queues.size > 0) {
        await pause(GATHER_MS, signal);
        for (const runId of [...this.#queues.keys()]) {
          for (const outcomes of this.#batchesOf(runId)) {
            const batch = { commandId: newId(), runId, outcomes };
            await this.#send(batch);
          }
        }
      }
    } catch {
      // Only the page's end comes here: the next page asks for open runs and sees their outcomes again.
    } finally {
      this.#delivering = false;
    }
  }

  async #send(batch: RequestOf<'run.settle'>): Promise<void> {
    const { settle, signal } = this.#options;
    let doubtful = 0;
    const mayPass = (thrown: unknown) => {
      const { code } = problemOf(thrown);
      return PASSING.includes(code) || (DOUBTFUL.includes(code) && ++doubtful < MOST_DOUBTFUL_ANSWERS);
    };
    try {
      await retry(() => settle(batch), { signal, firstPauseMs: 1_000, longestPauseMs: 60_000, mayPass });
    } catch {
      signal.throwIfAborted();
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
