import { ProblemError } from '../../lib/protocol/problem';
import { type RunsPart, type RunsPartOptions, takeRunsPart } from '../../lib/sequence/runsPart';
import { retry } from '../../lib/sequence/waiting';

const TRIES = 3;

/**
 * Has the other half of the content script brought, once.
 *
 * @param onLoaded from then on the page can be read to the letter
 */
export function createRunsLoader(options: RunsPartOptions, onLoaded: () => void) {
  let loading: Promise<RunsPart> | null = null;
  let part: RunsPart | null = null;
  let isPlanned = false;

  async function bring(): Promise<RunsPart> {
    await retry(() => options.ask('page.loadRuns', {}), {
      signal: options.ctx.signal,
      firstPauseMs: 500,
      longestPauseMs: 2_000,
      mayPass: (_, tries) => tries < TRIES,
    });
    const create = takeRunsPart();
    if (create === undefined) throw new ProblemError('no-answer', 'The page was given nothing to run with');
    part = create(options);
    onLoaded();
    return part;
  }

  /** Rejects where it can't be had; the next call tries again. */
  function load(): Promise<RunsPart> {
    loading ??= bring().catch((thrown: unknown) => {
      loading = null;
      throw thrown;
    });
    return loading;
  }

  return {
    /** Null before it has come. */
    get part(): RunsPart | null {
      return part;
    },
    load,
    /** Loads it when the page has nothing else to do. */
    plan(): void {
      if (isPlanned) return;
      isPlanned = true;
      requestIdleCallback(() => {
        // A press tries again, and the next reading plans it anew.
        load().catch(() => {
          isPlanned = false;
        });
      });
    },
  };
}
