import { enteredRoots } from '../reader/enteredRoots';
import { listening, PRESS_EVENTS } from './events';

interface FramesOptions {
  readonly document: Document;
  readonly hear: (event: Event) => void;
  /** The profile's selector of the start control, which says what frames that may be in; null where no page is known. */
  readonly start: () => string | null;
  readonly signal: AbortSignal;
}

/**
 * Hears the start control in whatever frame it is: what happens in a frame isn't heard outside of it, and a frame that has
 * gone elsewhere has a window of its own for that.
 *
 * @returns looks for frames that weren't there before
 */
export function guardFrames({ document, hear, start, signal }: FramesOptions): () => void {
  const known = new WeakSet<Document>([document]);
  const watch = (root: Document) => {
    if (known.has(root)) return;
    known.add(root);
    const { defaultView: window } = root;
    for (const type of PRESS_EVENTS) window?.addEventListener(type, hear, listening(type));
    followIn(root);
    // A frame that goes elsewhere says so at once, but that it has come there only when the last picture has.
    window?.addEventListener('pagehide', () => setTimeout(follow));
    // The signal outlives the frames of many routes: it must keep none of their documents.
    const weak = new WeakRef(root);
    signal.addEventListener('abort', () => {
      const still = weak.deref();
      for (const type of PRESS_EVENTS) still?.defaultView?.removeEventListener(type, hear, true);
      still?.removeEventListener('load', follow, true);
    });
  };
  const followIn = (root: Document) => root.addEventListener('load', follow, true);
  const follow = () => {
    const selector = start();
    if (!selector?.includes('>>>')) return;
    for (const root of enteredRoots(document, [selector])) if ('defaultView' in root) watch(root);
  };
  followIn(document);
  signal.addEventListener('abort', () => document.removeEventListener('load', follow, true));
  return follow;
}
