import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import type { Ask } from '../../lib/messages/ask';
import type { PageMatch } from '../../lib/sequence/match';
import { newId } from '../../lib/sequence/newId';
import { find } from '../../lib/sequence/reader/find';
import { DocumentPage } from '../../lib/sequence/start/documentPage';
import { createStartGate } from '../../lib/sequence/start/gate';
import type { StartRuns } from '../../lib/sequence/start/ports';
import { press } from '../../lib/sequence/start/press';
import type { CreditsStore } from '../../lib/state/credits';
import { createPopupStore, createStartDialog } from '../../lib/state/startDialog';
import type { CreditsView } from '../../lib/state/view';
import { createPopupUi } from './popupUi';
import { startWorker } from './worker';

interface GuardOptions {
  readonly ctx: ContentScriptContext;
  readonly ask: Ask;
  readonly credits: CreditsStore;
  readonly hello: () => Promise<CreditsView>;
  readonly runs: StartRuns;
  readonly buy: (event: Event) => void;
  readonly page: () => PageMatch | null;
}

/** Stands between the start control and the page, with the pop-up at hand. */
export function guardStart({ ctx, ask, credits, hello, runs, buy, page }: GuardOptions) {
  const { signal } = ctx;
  const popups = createPopupStore();
  const dialog = createStartDialog(popups);
  const worker = startWorker(ask, credits, hello, signal);
  let gone = new AbortController();
  void createPopupUi(ctx, { popups, credits, onBuy: buy });

  const gate = createStartGate({
    isAlive: () => ctx.isValid,
    page,
    async press(control, match) {
      gone = new AbortController();
      let wasShown = false;
      const stop = popups.subscribe(({ popup }) => {
        wasShown ||= popup !== null;
      });
      const ports = { page: new DocumentPage(document, match), worker, runs, dialog, newId };
      try {
        await press(ports, AbortSignal.any([signal, gone.signal]));
      } finally {
        stop();
        if (wasShown) giveFocusBack(control, match);
      }
    },
  });
  window.addEventListener('click', gate, { capture: true, signal });

  return {
    /** The page or its start control is no longer there: a press under way ends without a run. */
    pageGone: () => gone.abort(),
  };
}

/** A keyboard user goes on where they were, also when the page has made another control meanwhile. */
function giveFocusBack(control: HTMLElement, { profile }: PageMatch): void {
  const now = control.isConnected ? control : find(document, profile.start);
  if (now instanceof HTMLElement) now.focus();
}
