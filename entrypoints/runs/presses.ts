import type { PageMatch } from '../../lib/sequence/match';
import { newId } from '../../lib/sequence/newId';
import type { PageRuns } from '../../lib/sequence/outcomes/pageRuns';
import { find } from '../../lib/sequence/reader/find';
import type { RunsPart, RunsPartOptions } from '../../lib/sequence/runsPart';
import { DocumentPage } from '../../lib/sequence/start/documentPage';
import type { StartedRun, StartRuns, UnsignedRun } from '../../lib/sequence/start/ports';
import { press } from '../../lib/sequence/start/press';
import { awaitSign } from '../../lib/sequence/start/sign';
import { createPopupStore, createStartDialog } from '../../lib/state/startDialog';
import { createPopupUi } from './popupUi';
import { startWorker } from './startWorker';

/** Takes presses of the start control to their runs. */
export function createPresses(
  { ctx, guard, ask, pageId, credits, hello, buy, page, onAwaiting }: RunsPartOptions,
  runs: StartRuns & Pick<PageRuns, 'endWalk'>,
): Pick<RunsPart, 'press' | 'followPopup'> & { readonly isFree: boolean } {
  const { signal } = ctx;
  const popups = createPopupStore();
  const dialog = createStartDialog(popups);
  const worker = startWorker(ask, pageId, credits, hello, signal);
  const popup = createPopupUi(ctx, guard, { popups, credits, onBuy: buy });
  let pressing: Promise<unknown> = Promise.resolve();
  const untilFree = () => pressing;
  let last: { readonly run: StartedRun; readonly match: PageMatch; readonly atMs: number } | null = null;
  let awaiting = new AbortController();
  const onStartedOn = (match: PageMatch) => (run: StartedRun) => {
    if (last?.run.runId === run.runId) awaiting.abort();
    last = { run, match, atMs: performance.now() };
    awaiting = new AbortController();
    onAwaiting();
    void awaitSign(
      { runs, worker, dialog, untilFree },
      run.runId,
      AbortSignal.any([signal, awaiting.signal]),
    );
  };
  const unsignedOn = (match: PageMatch): UnsignedRun => ({
    run() {
      // A page that was left and has come back knows nothing of what was seen before.
      if (last?.match !== match || !guard.hasActedSince(last.atMs)) return null;
      return runs.hasSign(last.run.runId) ? null : last.run;
    },
    forget() {
      last = null;
      awaiting.abort();
    },
  });

  let underWay = 0;

  return {
    followPopup: popup.follow,
    /** No press is under way, and no pop-up open. */
    get isFree() {
      return underWay === 0 && popups.getState().popup === null;
    },
    async press(control, match, until) {
      underWay++;
      await runs.endWalk();
      let wasShown = false;
      const stop = popups.subscribe(({ popup }) => {
        wasShown ||= popup !== null;
      });
      const sequencePage = new DocumentPage({
        document,
        match,
        now: page,
        pressed: control,
        gone: until,
        letBy: guard.letBy,
      });
      try {
        const [onStarted, unsigned] = [onStartedOn(match), unsignedOn(match)];
        const ended = press({ page: sequencePage, worker, runs, dialog, newId, onStarted, unsigned }, until);
        pressing = ended;
        return (await ended) === 'started';
      } finally {
        underWay--;
        sequencePage.close();
        stop();
        if (wasShown) giveFocusBack(control, match);
      }
    },
  };
}

/** A keyboard user goes on where they were, also when the page has made another control meanwhile. */
function giveFocusBack(control: HTMLElement, { profile }: PageMatch): void {
  const now = control.isConnected ? control : find(document, profile.start);
  if (now !== null && 'focus' in now) (now as HTMLElement).focus();
}
