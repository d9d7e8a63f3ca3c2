import type { Ask } from '../../lib/messages/ask';
import { send } from '../../lib/messages/send';
import type { PageContext } from '../../lib/sequence/pageContext';
import { answeredWithin } from '../../lib/sequence/waiting';

/** A worker that wakes up, opens a large ledger and holds credits in it is far quicker than this. */
const ANSWER_MS = 45_000;

/**
 * Asks the worker from a page: an orphaned script notices, and an answer that never comes is a problem too. A page that the browser
 * prerenders asks once it is shown: until then, the tab shows another one, which may have a run.
 */
export function askFrom(ctx: PageContext): Ask {
  return async (type, request) => {
    if (document.prerendering) await untilShown();
    try {
      return await answeredWithin(ANSWER_MS, send(type, request));
    } catch (thrown) {
      // Looking at it ends everything of ours when the extension is gone.
      if (!ctx.isAlive) ctx.signal.throwIfAborted();
      throw thrown;
    }
  };
}

declare global {
  interface Document {
    /** Chromium's, and undefined elsewhere. */
    readonly prerendering?: boolean;
  }
}

function untilShown(): Promise<unknown> {
  return new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }));
}
