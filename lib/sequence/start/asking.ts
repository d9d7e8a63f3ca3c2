import { problemOf } from '../../messages/ask';
import { orAbort, retry } from '../waiting';
import type { StartDialog } from './ports';
import type { Progress, Question } from './questions';

/** The rep chose not to go on. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

const TRIES = 3;

/** One press's conversation: with the rep by the pop-up, and with the worker, which may be asleep or dying. */
export class Asking {
  readonly #dialog: StartDialog;
  readonly #stop: AbortSignal;
  readonly #cancel: () => void;

  /** @param cancel ends the press, for a rep who won't wait */
  constructor(dialog: StartDialog, stop: AbortSignal, cancel: () => void) {
    this.#dialog = dialog;
    this.#stop = stop;
    this.#cancel = cancel;
  }

  /** @returns whether the rep goes on */
  ask(question: Question): Promise<boolean> {
    this.#stop.throwIfAborted();
    return orAbort(this.#dialog.ask(question), this.#stop);
  }

  show(progress: Progress): void {
    if (!this.#stop.aborted) this.#dialog.show(progress, this.#cancel);
  }

  /**
   * Asks the worker until it answers: some times without a word, then for as long as the rep wants to try again.
   *
   * @param question must have one effect however often it is asked
   * @throws GivenUp when the rep doesn't
   */
  async worker<T>(question: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await retry(question, {
          signal: this.#stop,
          firstPauseMs: 500,
          longestPauseMs: 2_000,
          mayPass: (thrown, tries) => tries < TRIES && problemOf(thrown).code === 'no-answer',
        });
      } catch (thrown) {
        this.#stop.throwIfAborted();
        if (!(await this.ask({ kind: 'problem', code: problemOf(thrown).code }))) throw new GivenUp();
        this.show({ kind: 'retaining' });
      }
    }
  }
}
