import type { PageProfile } from '../../profile/profile';
import { matchPage, type PageMatch } from '../match';
import type { PageReading } from './reading';
import { readPage } from './readPage';

export interface WatchOptions {
  /** The profiles in use by now. */
  readonly profiles: () => readonly PageProfile[];
  readonly signal: AbortSignal;
  /** False once the extension that this script belongs to is gone. */
  readonly isAlive: () => boolean;
  /** Another page is shown, or none that a profile knows. Called before its first reading. */
  readonly onPage: (match: PageMatch | null) => void;
  readonly onReading: (reading: PageReading | null) => void;
  /** What changed in a known page, also while its tab is hidden. */
  readonly onRecords: (records: readonly MutationRecord[]) => void;
}

export interface PageWatch {
  /** The page that the URL shows at this moment. */
  page(): PageMatch | null;
  /** Reads the page with the next frame. */
  request(): void;
}

/**
 * Reads a page whenever something in it or its URL changes: at most once per frame, never while the tab is hidden, and
 * without a look at pages that no profile knows. Call `request` for each change of the route.
 */
export function watchPage(options: WatchOptions): PageWatch {
  const { profiles, signal, isAlive } = options;
  let match: PageMatch | null = null;
  let followed: { url: string; profiles: readonly PageProfile[] } | null = null;
  let frame = 0;

  const observer = new MutationObserver((records) => {
    if (!isAlive()) return;
    options.onRecords(records);
    request();
  });

  const page = (): PageMatch | null => {
    const url = location.href;
    const known = profiles();
    if (followed?.url === url && followed.profiles === known) return match;
    followed = { url, profiles: known };
    const next = matchPage(known, url);
    if (next?.profile === match?.profile && next?.sequenceId === match?.sequenceId) return match;
    match = next;
    observer.disconnect();
    if (match !== null) {
      observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
    }
    options.onPage(match);
    return match;
  };

  const request = (): void => {
    if (frame !== 0 || document.hidden || !isAlive()) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (!isAlive()) return;
      const shown = page();
      options.onReading(shown === null ? null : readPage(document, shown));
    });
  };

  const changes = { capture: true, passive: true, signal };
  document.addEventListener('change', request, changes);
  document.addEventListener('input', request, changes);
  document.addEventListener('visibilitychange', request, { signal });
  window.addEventListener('hashchange', request, { signal });
  window.addEventListener('popstate', request, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  });
  request();
  return { page, request };
}
