import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does something again and again, never twice at once.
 *
 * @param work may fail: `failed` is told, and the next time comes all the same
 * @returns stops it; resolves when what is under way has ended
 */
export function repeat(
  everyMs: number,
  work: () => Promise<unknown>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  const going = (async () => {
    while (!signal.aborted) {
      try {
        await work();
      } catch (error) {
        failed(error);
      }
      await sleep(everyMs, undefined, { signal, ref: false }).catch(() => {});
    }
  })();
  return () => {
    stop.abort();
    return going;
  };
}
