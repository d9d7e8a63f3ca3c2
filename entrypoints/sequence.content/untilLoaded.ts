/** How long after it was parsed a page is given to load the rest. */
const LOADING_MS = 1_000;
/** A page that never comes to rest is read all the same. */
const LONGEST_MS = 500;

/** Waits until the page has been loaded, or nearly, and has nothing more urgent to do. */
export async function untilLoaded(): Promise<void> {
  const heard = (target: EventTarget, type: string) =>
    new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
  if (document.readyState === 'loading') await heard(document, 'DOMContentLoaded');
  if (document.readyState !== 'complete') {
    await Promise.race([heard(window, 'load'), new Promise((resolve) => setTimeout(resolve, LOADING_MS))]);
  }
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: LONGEST_MS }));
}
