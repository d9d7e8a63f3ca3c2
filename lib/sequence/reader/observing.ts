import { enteredRoots } from './enteredRoots';
import type { Root } from './roots';
import type { Watched } from './watched';

/** What changes a page without changing its nodes; and frames that come or go elsewhere. */
const EVENTS = ['change', 'input', 'click', 'load'];

const LISTENING = { capture: true, passive: true };

/**
 * Watches a page in every root that matters, for nothing but what matters.
 *
 * @param onRecords hears of changed nodes
 * @param onEvent hears of what may have changed nothing that is watched
 */
export function createObserving(onRecords: (records: MutationRecord[]) => void, onEvent: () => void) {
  const observer = new MutationObserver(onRecords);
  let watched: Watched | null = null;
  let roots: ReadonlySet<Root> = new Set();

  return {
    /**
     * Watches what is to be watched now; null for nothing. Frames and shadow roots come and go: call it with each pass.
     *
     * @returns whether a root came that has changed unheard until now
     */
    follow(next: Watched | null): boolean {
      const now: ReadonlySet<Root> = next === null ? new Set() : enteredRoots(document, next.into);
      if (next === watched && now.size === roots.size && now.isSubsetOf(roots)) return false;
      const hasMore = roots.size > 0 && !now.isSubsetOf(roots);
      for (const root of roots) {
        for (const type of EVENTS) root.removeEventListener(type, onEvent, LISTENING);
      }
      watched = next;
      roots = now;
      const unheard = observer.takeRecords();
      observer.disconnect();
      for (const root of roots) {
        observer.observe(root, {
          attributeFilter: [...(next?.attributes ?? [])],
          characterData: true,
          childList: true,
          subtree: true,
        });
        for (const type of EVENTS) root.addEventListener(type, onEvent, LISTENING);
      }
      if (unheard.length > 0) onRecords(unheard);
      return hasMore;
    },
  };
}
