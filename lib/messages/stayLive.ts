import browser, { type Runtime } from 'webextension-polyfill';
import { LIVE_PING_MS, LIVE_PORT } from './live';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Keeps a port to the worker open while this page is visible, so that the worker follows the team's server live. When the
 * worker goes away it is called again, after a pause that grows as long as that keeps happening.
 *
 * @param isWanted whether the page shows credits by now
 * @returns to be called when that may have changed
 */
export function stayLive(signal: AbortSignal, isWanted: () => boolean): () => void {
  let port: Runtime.Port | null = null;
  let ping: ReturnType<typeof setInterval> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = FIRST_PAUSE_MS;

  const close = () => {
    clearInterval(ping);
    clearTimeout(again);
    again = undefined;
    const open = port;
    port = null;
    open?.disconnect();
  };
  const openLater = () => {
    close();
    again = setTimeout(() => {
      again = undefined;
      follow();
    }, pauseMs);
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  };
  const open = () => {
    try {
      const opened = browser.runtime.connect({ name: LIVE_PORT });
      port = opened;
      opened.onDisconnect.addListener(() => {
        // Looked at, so that the browser doesn't print it as an error that nobody saw.
        void browser.runtime.lastError;
        if (port === opened) openLater();
      });
      ping = setInterval(() => {
        opened.postMessage(null);
        pauseMs = FIRST_PAUSE_MS;
      }, LIVE_PING_MS);
    } catch {
      openLater();
    }
  };
  const follow = () => {
    if (signal.aborted || document.hidden || !isWanted()) {
      close();
      pauseMs = FIRST_PAUSE_MS;
    } else if (port === null && again === undefined) open();
  };

  document.addEventListener('visibilitychange', follow, { signal });
  signal.addEventListener('abort', follow);
  follow();
  return follow;
}
