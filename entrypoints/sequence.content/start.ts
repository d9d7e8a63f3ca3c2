import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import type { Ask } from '../../lib/messages/ask';
import type { PageMatch } from '../../lib/sequence/match';
import { newId } from '../../lib/sequence/newId';
import { find } from '../../lib/sequence/reader/find';
import { DocumentPage } from '../../lib/sequence/start/documentPage';
import { createStartGate } from '../../lib/sequence/start/gate';
import type { StartRuns } from '../../lib/sequence/start/ports';
import { press } from '../../lib/sequence/start/press';
import { awaitSign } from '../../lib/sequence/start/sign';
import type { CreditsStore } from '../../lib/state/credits';
import { createPopupStore, createStartDialog } from '../../lib/state/startDialog';
import type { CreditsView } from '../../lib/state/view';
import { createPopupUi } from './popupUi';
import { startWorker } from './worker';

interface GuardOptions {
  readonly ctx: ContentScriptContext;
  readonly ask: Ask;
  readonly pageId: string;
  readonly credits: CreditsStore;
  readonly hello: () => Promise<CreditsView>;
  readonly runs: StartRuns;
  readonly buy: (event: Event) => void;
  readonly page: () => PageMatch | null;
}

/** Stands between the start control and the page, with the pop-up at hand. */
export function guardStart({ ctx, ask, pageId, credits, hello, runs, buy, page }: GuardOptions) {
  const { signal } = ctx;
  const popups = createPopupStore();
  const dialog = createStartDialog(popups);
  const worker = startWorker(ask, pageId, credits, hello, signal);
  let gone = new AbortController();
  let pressing: Promise<unknown> = Promise.resolve();
  const popup = createPopupUi(ctx, { popups, credits, onBuy: buy });
  const untilFree = () => pressing;
  const onStarted = (runId: string) => void awaitSign({ runs, worker, dialog, untilFree }, runId, signal);

  const gate = createStartGate({
    isAlive: () => ctx.isValid,
    page,
    // The page may have thrown the pop-up out.
    pressAgain: popup.follow,
    async press(control, match) {
      gone = new AbortController();
      let wasShown = false;
      const stop = popups.subscribe(({ popup }) => {
        wasShown ||= popup !== null;
      });
      const sequencePage = new DocumentPage({ document, match, now: page, pressed: control });
      const ports = { page: sequencePage, worker, runs, dialog, newId, onStarted };
      try {
        pressing = press(ports, AbortSignal.any([signal, gone.signal]));
        await pressing;
      } finally {
        sequencePage.close();
        stop();
        if (wasShown) giveFocusBack(control, match);
      }
    },
  });
  window.addEventListener('click', gate, { capture: true, signal });

  return {
    /** Another page is shown: a press under way ends without a run. */
    pageGone: () => gone.abort(),
    /** Puts an open pop-up back where the page has thrown it out. */
    follow: popup.follow,
  };
}

/** A keyboard user goes on where they were, also when the page has made another control meanwhile. */
function giveFocusBack(control: HTMLElement, { profile }: PageMatch): void {
  const now = control.isConnected ? control : find(document, profile.start);
  if (now instanceof HTMLElement) now.focus();
}
