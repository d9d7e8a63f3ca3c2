import type { PageMatch } from '../../lib/sequence/match';
import type { RunsPart } from '../../lib/sequence/runsPart';
import { hearStarts } from '../../lib/sequence/start/frameEars';
import { createStartGate } from '../../lib/sequence/start/gate';

interface GuardOptions {
  readonly signal: AbortSignal;
  readonly isAlive: () => boolean;
  readonly page: () => PageMatch | null;
  /** Whether the page can't be read, and is left to itself. */
  readonly standsAside: () => boolean;
  /** Brings what a press needs. */
  readonly load: () => Promise<RunsPart>;
  /** Another press while one is under way. */
  readonly pressAgain: () => void;
  /** A press couldn't be taken anywhere. */
  readonly onFailure: (thrown: unknown) => void;
}

/** Stands between the start control and the page. */
export function guardStart(options: GuardOptions) {
  const { signal, page, load, onFailure } = options;
  let gone = new AbortController();
  let isUnderWay = false;

  const gate = createStartGate({
    ...options,
    async press(control, match) {
      gone = new AbortController();
      isUnderWay = true;
      try {
        const part = await load();
        await part.press(control, match, AbortSignal.any([signal, gone.signal]));
      } catch (thrown) {
        onFailure(thrown);
      } finally {
        isUnderWay = false;
      }
    },
  });
  const hearFrames = hearStarts({
    document,
    heard: gate,
    start: () => page()?.profile.start ?? null,
    signal,
  });

  return {
    /** A press is under way. */
    get isUnderWay(): boolean {
      return isUnderWay;
    },
    /** Another page is shown: a press under way ends without a run. */
    pageGone: () => gone.abort(),
    /** Guards frames that weren't there before. */
    follow: hearFrames,
  };
}
