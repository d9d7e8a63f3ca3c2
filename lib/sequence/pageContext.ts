import browser from 'webextension-polyfill';
import { fromWorld, keepInWorld } from './world';

/** For a script of the same extension that comes again: ends the one before. */
const END = 'jasonAiCreditsEnd';

/** What of ours works in a page. */
export type PageRole = 'Guard' | 'Reader';
/** For those of an extension that has been updated or removed, whose world is another one: they had better look. */
const LOOK = 'jason-ai-credits-look';

/** The time in which a script of ours may work in a page. */
export interface PageContext {
  readonly signal: AbortSignal;
  /** False once it is over. To look at it ends it where the extension is gone. */
  readonly isAlive: boolean;
  /** Is called when it ends. */
  onEnd(act: () => void): void;
}

/**
 * Begins to work in a page, in place of what did so before. Whoever is there already leaves only for what the page can't
 * make up: WXT's own context goes with an event that any script of the page can send.
 */
export function enterPage(role: PageRole): PageContext {
  const end = END + role;
  fromWorld<() => void>(end)?.();
  document.dispatchEvent(new Event(LOOK));
  const ended = new AbortController();
  const { signal } = ended;
  const look = () => {
    // Browsers take it from scripts that an extension has left behind.
    if (browser.runtime?.id === undefined) ended.abort();
    return !signal.aborted;
  };
  keepInWorld(end, () => ended.abort());
  document.addEventListener(LOOK, look, { signal });
  return {
    signal,
    get isAlive() {
      return look();
    },
    onEnd: (act) => signal.addEventListener('abort', act),
  };
}
