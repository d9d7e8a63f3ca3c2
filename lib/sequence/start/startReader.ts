import type { StartReader } from '../guard/guard';
import type { PageMatch } from '../match';
import type { PageReading, ProfilePart } from '../reader/reading';
import { readPage } from '../reader/readPage';
import { looksLikeStart } from '../reader/startControl';
import type { RunsPart } from '../runsPart';
import { answeredWithin, orAbort } from '../waiting';

/** How long what a press needs may take to come; then the page has the press. */
const LOAD_MS = 15_000;

interface StartReaderOptions {
  readonly signal: AbortSignal;
  readonly page: () => PageMatch | null;
  /** Whether the page can't be read, and is left to itself. */
  readonly standsAside: () => boolean;
  /** Brings what a press needs. */
  readonly load: () => Promise<Pick<RunsPart, 'press'>>;
  readonly pressAgain: () => void;
}

/** Tells the guard which presses to hold, and takes those to their runs. */
export function createStartReader({ signal, page, standsAside, load, pressAgain }: StartReaderOptions) {
  let gone = new AbortController();
  let isUnderWay = false;

  const reader: StartReader = {
    start: () => page()?.profile.start ?? null,
    holds(control) {
      const match = page();
      // A profile may call anything the start control.
      if (match === null || !looksLikeStart(control)) return false;
      return !standsAside() && !startsNothing(readPage(document, match));
    },
    async press(control) {
      const match = page();
      if (match === null) return false;
      gone = new AbortController();
      isUnderWay = true;
      try {
        const until = AbortSignal.any([signal, gone.signal]);
        const part = await orAbort(answeredWithin(LOAD_MS, load()), until);
        return await part.press(control, match, until);
      } catch (thrown) {
        // Nobody has pressed anything on the page that is shown by now.
        if (gone.signal.aborted) return false;
        throw thrown;
      } finally {
        isUnderWay = false;
      }
    },
    pressAgain,
  };

  return {
    reader,
    /** A press is under way. */
    get isUnderWay(): boolean {
      return isUnderWay;
    },
    /** Another page is shown: a press under way ends without a run. */
    pageGone: () => gone.abort(),
  };
}

const NEEDED: readonly ProfilePart[] = ['contacts', 'selected'];

/** Nobody is chosen, for certain. */
function startsNothing({ selected, exact, checked, missing }: PageReading): boolean {
  return exact && selected === 0 && checked === 0 && !missing.some((part) => NEEDED.includes(part));
}
