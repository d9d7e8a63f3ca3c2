import { problemOf } from '../../messages/ask';
import type { ProblemCode } from '../../protocol/problem';
import { pause, retry } from '../waiting';

/** How many things one message carries at most. */
const MOST_PER_BATCH = 200;
/** How long they are gathered before they are sent: a run's often come many at once. */
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

interface DeliveryOptions<Item> {
  /** Makes a batch into a message, to be sent as often as it takes. What it sends may throw ProblemError. */
  readonly message: (runId: string, items: readonly Item[]) => () => Promise<unknown>;
  readonly signal: AbortSignal;
}

/**
 * Delivers what a page finds of its runs to the worker, in batches. A batch is sent again until it is answered, whatever
 * the answer is. Only one that the worker can't ever take is dropped: all others would wait behind it for ever.
 */
export class Delivery<Item> {
  readonly #options: DeliveryOptions<Item>;
  readonly #queues = new Map<string, Item[]>();
  #delivering = false;

  constructor(options: DeliveryOptions<Item>) {
    this.#options = options;
  }

  add(runId: string, item: Item): void {
    const queue = this.#queues.get(runId);
    if (queue === undefined) this.#queues.set(runId, [item]);
    else queue.push(item);
    if (!this.#delivering) void this.#deliver();
  }

  async #deliver(): Promise<void> {
    const { message, signal } = this.#options;
    this.#delivering = true;
    try {
      while (this.#queues.size > 0) {
        await pause(GATHER_MS, signal);
        for (const runId of [...this.#queues.keys()]) {
          for (const batch of this.#batchesOf(runId)) await this.#send(message(runId, batch));
        }
      }
    } catch {
      // Only the page's end comes here: the next page asks for open runs and finds the same again.
    } finally {
      this.#delivering = false;
    }
  }

  async #send(message: () => Promise<unknown>): Promise<void> {
    const { signal } = this.#options;
    let doubtful = 0;
    const mayPass = (thrown: unknown) => {
      const { code } = problemOf(thrown);
      return PASSING.includes(code) || (DOUBTFUL.includes(code) && ++doubtful < MOST_DOUBTFUL_ANSWERS);
    };
    try {
      await retry(message, { signal, firstPauseMs: 1_000, longestPauseMs: 60_000, mayPass });
    } catch {
      signal.throwIfAborted();
    }
  }

  #batchesOf(runId: string): Item[][] {
    const items = this.#queues.get(runId) ?? [];
    this.#queues.delete(runId);
    const batches: Item[][] = [];
    for (let from = 0; from < items.length; from += MOST_PER_BATCH) {
      batches.push(items.slice(from, from + MOST_PER_BATCH));
    }
    return batches;
  }
}
