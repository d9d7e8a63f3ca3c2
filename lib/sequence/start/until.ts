import type { Root } from '../reader/roots';

/** What changes a page without changing its nodes. */
const EVENTS = ['scroll', 'load', 'change'];

/**
 * Waits for the page to come to a state: looks now, and again whenever something in it changes.
 *
 * @param roots what is looked into; frames and shadow roots are seen only where they are named
 * @returns false when it hasn't come to it in time
 * @throws the signal's reason
 */
export function until(
  condition: () => boolean,
  withinMs: number,
  signal: AbortSignal,
  roots: Iterable<Root> = [document],
): Promise<boolean> {
  signal.throwIfAborted();
  if (condition()) return Promise.resolve(true);
  return new Promise((resolve, reject) => {
    const watched = [...roots];
    const end = () => {
      observer.disconnect();
      clearTimeout(timer);
      for (const root of watched) for (const type of EVENTS) root.removeEventListener(type, look, true);
      signal.removeEventListener('abort', abort);
    };
    const abort = () => {
      end();
      reject(signal.reason);
    };
    const answer = (value: boolean) => {
      end();
      resolve(value);
    };
    const look = () => condition() && answer(true);
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => answer(condition()), withinMs);
    for (const root of watched) {
      observer.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
      for (const type of EVENTS) root.addEventListener(type, look, true);
    }
    signal.addEventListener('abort', abort, { once: true });
  });
}
