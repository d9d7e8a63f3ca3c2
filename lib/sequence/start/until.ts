/**
 * Waits for the page to come to a state: looks now, and again whenever something in it changes.
 *
 * @returns false when it hasn't come to it in time
 * @throws the signal's reason
 */
export function until(condition: () => boolean, withinMs: number, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted();
  if (condition()) return Promise.resolve(true);
  return new Promise((resolve, reject) => {
    const end = () => {
      observer.disconnect();
      clearTimeout(timer);
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
    const observer = new MutationObserver(() => condition() && answer(true));
    const timer = setTimeout(() => answer(condition()), withinMs);
    observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
    signal.addEventListener('abort', abort, { once: true });
  });
}
