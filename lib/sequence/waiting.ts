import { ProblemError } from '../protocol/problem';

/** Waits; rejects with the signal's reason when it ends first. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return orAbort(wait, signal).finally(() => clearTimeout(timer));
}

/** What a promise comes to, or a rejection with the signal's reason when that comes first. */
export function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Treats an answer that takes too long as one that never comes: a worker may die with a question in its hands. */
export function answeredWithin<T>(ms: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ProblemError('no-answer', `after ${ms} ms`)), ms);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export interface RetryOptions {
  readonly signal: AbortSignal;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** Whether what was thrown may go away by itself. */
  readonly mayPass: (thrown: unknown, tries: number) => boolean;
}

/**
 * Tries until it works. Pauses double from one try to the next, with jitter, so that many tabs don't come back at once.
 *
 * @throws what was thrown last when it may not pass, or the signal's reason
 */
export async function retry<T>(task: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, firstPauseMs, longestPauseMs, mayPass } = options;
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    try {
      return await orAbort(task(), signal);
    } catch (thrown) {
      if (signal.aborted || !mayPass(thrown, tries)) throw thrown;
    }
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1));
    await pause(pauseMs * (0.5 + Math.random() / 2), signal);
  }
}

/** Tries for as long as the page lives. Rejects only with the signal's reason. */
export function untilAnswered<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return retry(task, { signal, firstPauseMs: 1_000, longestPauseMs: 60_000, mayPass: () => true });
}
