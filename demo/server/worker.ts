import type { ContactState } from '../model.ts';
import { isActive, type Progress } from './progress.ts';

/** How long a contact takes in ms and how it ends: '' for success, otherwise why it failed. */
interface Fate {
  readonly ms: number;
  readonly reason: string;
}

export interface WorkerOptions {
  readonly parallelism: number;
  /** Decides a contact's attempt; null leaves it open until {@link Worker.finish} is called. */
  readonly fate: (contactId: string, attempt: number) => Fate | null;
}

/** Personalizes queued contacts in order, a few at a time. */
export class Worker {
  readonly #progress: Progress;
  readonly #options: WorkerOptions;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #queue: string[] = [];
  #next = 0;
  #atWork = 0;
  #closed = false;

  constructor(progress: Progress, options: WorkerOptions) {
    this.#progress = progress;
    this.#options = options;
  }

  enqueue(ids: readonly string[]): void {
    this.#queue = this.#queue.slice(this.#next).concat(ids);
    this.#next = 0;
    this.#fill();
  }

  /**
   * Settles a contact that waits or is being worked on.
   *
   * @param reason why it failed; empty for success
   * @throws Error where the contact is neither
   */
  finish(id: string, reason: string): void {
    const state = this.#progress.of(id);
    if (!state || !isActive(state)) throw new Error(`Contact ${id} is not being personalized`);
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    if (state.status === 'personalizing') this.#atWork--;
    this.#progress.change(state, reason === '' ? 'personalized' : 'failed', reason);
    this.#fill();
  }

  /** Cancels what still waits; what is being worked on goes on. */
  cancelQueued(): number {
    let cancelled = 0;
    for (const id of this.#queue.slice(this.#next)) {
      const state = this.#progress.of(id);
      if (state?.status !== 'queued') continue;
      this.#progress.change(state, 'cancelled');
      cancelled++;
    }
    this.#queue = [];
    this.#next = 0;
    return cancelled;
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #fill(): void {
    while (!this.#closed && this.#atWork < this.#options.parallelism && this.#next < this.#queue.length) {
      const id = this.#queue[this.#next++];
      const state = id === undefined ? undefined : this.#progress.of(id);
      // A contact may have been settled while it waited.
      if (state?.status === 'queued') this.#work(state);
    }
  }

  #work(state: ContactState): void {
    this.#atWork++;
    this.#progress.change(state, 'personalizing');
    const fate = this.#options.fate(state.id, state.attempt);
    if (!fate) return;
    this.#timers.set(
      state.id,
      setTimeout(() => this.finish(state.id, fate.reason), fate.ms),
    );
  }
}
