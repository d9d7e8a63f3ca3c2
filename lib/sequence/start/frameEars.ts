import { enteredRoots } from '../reader/enteredRoots';

/** What may start a run: a click, a key that does its work, and a form that is sent without one. */
const STARTS = ['click', 'keydown', 'keyup', 'submit'] as const;

interface EarsOptions {
  readonly document: Document;
  readonly heard: (event: Event) => void;
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
export function hearStarts({ document, heard, start, signal }: EarsOptions): () => void {
  const known = new WeakSet<Document>();
  const hear = (root: Document) => {
    if (known.has(root)) return;
    known.add(root);
    const { defaultView: window } = root;
    for (const type of STARTS) window?.addEventListener(type, heard, true);
    root.addEventListener('load', follow, true);
    // A frame that goes elsewhere says so at once, but that it has come there only when the last picture has.
    window?.addEventListener('pagehide', () => setTimeout(follow));
    // The signal outlives the frames of many routes: it must keep none of their documents.
    const weak = new WeakRef(root);
    signal.addEventListener('abort', () => {
      const still = weak.deref();
      for (const type of STARTS) still?.defaultView?.removeEventListener(type, heard, true);
      still?.removeEventListener('load', follow, true);
    });
  };
  const follow = () => {
    const selector = start();
    for (const root of enteredRoots(document, selector === null ? [] : [selector])) {
      if ('defaultView' in root) hear(root);
    }
  };
  hear(document);
  return follow;
}
