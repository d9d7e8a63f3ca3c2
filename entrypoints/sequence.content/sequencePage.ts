import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { createDiagnosisReporter } from '../../lib/sequence/diagnosis';
import { newId } from '../../lib/sequence/newId';
import { PageRuns } from '../../lib/sequence/outcomes/pageRuns';
import { Settler } from '../../lib/sequence/outcomes/settler';
import type { PageProfile } from '../../lib/profile/profile';
import { SHIPPED_PROFILES } from '../../lib/profile/shipped';
import { watchPage } from '../../lib/sequence/reader/watchPage';
import { trusted } from '../../lib/sequence/trusted';
import { createCreditsStore, mirrorCredits, refreshCredits } from '../../lib/state/credits';
import { keepLive } from '../../lib/state/liveCredits';
import { createReadingStore, takeReading } from '../../lib/state/reading';
import { createCounterUi } from './counterUi';
import { createHello } from './hello';
import { guardStart } from './start';
import { askFrom } from './worker';

/** Puts together everything that runs in a sequence page, until the context ends. */
export function runSequencePage(ctx: ContentScriptContext): void {
  const { signal } = ctx;
  const isAlive = () => ctx.isValid;
  const ask = askFrom(ctx);
  const pageId = newId();
  const credits = createCreditsStore();
  const reading = createReadingStore();
  let profiles: readonly PageProfile[] = SHIPPED_PROFILES;

  const hello = createHello(ask, pageId, credits, takeProfiles, signal);
  const buy = trusted(() => void ask('page.buy', {}).catch(() => refreshCredits(credits, hello, signal)));
  const counter = createCounterUi(ctx, { credits, reading, onBuy: buy });
  const settler = new Settler({ settle: (batch) => ask('run.settle', batch), newId, signal });
  const openRuns = (sequenceId: string) => ask('run.open', { sequenceId });
  const runs = new PageRuns({ document, openRuns, settler, signal });
  const diagnosis = createDiagnosisReporter(
    // The page is no worse for it when nobody takes the report.
    (found) => void ask('page.diagnosis', found).catch(() => undefined),
    signal,
  );

  const watch = watchPage({
    profiles: () => profiles,
    signal,
    isAlive,
    onPage(page) {
      gate.pageGone();
      diagnosis.forget();
      runs.follow(page);
    },
    onRecords: (records) => runs.take(records),
    onReading(now) {
      const page = watch.page();
      counter.follow(page);
      followLive();
      takeReading(reading, now, now?.checked.some(({ id }) => runs.isRunning(id)) ?? false);
      gate.follow();
      if (page === null || now === null) return;
      diagnosis.take(page.profile.id, runs.hasUnknownStatus ? [...now.missing, 'outcomes'] : now.missing);
    },
  });
  const gate = guardStart({ ctx, ask, pageId, credits, hello, runs, buy, page: () => watch.page() });

  function takeProfiles(inUse: readonly PageProfile[]): void {
    if (JSON.stringify(inUse) === JSON.stringify(profiles)) return;
    profiles = inUse;
    watch.request();
  }

  ctx.addEventListener(window, 'wxt:locationchange', () => watch.request());
  const followLive = keepLive(credits, signal, () => isAlive() && counter.isShown);
  mirrorCredits(credits, hello, signal);
  resumeWhenHoldsChange();

  /** A run may begin in another tab, and that tab be closed. */
  function resumeWhenHoldsChange(): void {
    const holds = () => {
      const state = credits.getState();
      return state.status === 'ready' ? `${state.view.ledgerId} ${state.view.openHolds}` : null;
    };
    let known: string | null = null;
    const stop = credits.subscribe(() => {
      const now = holds();
      if (now === null || now === known) return;
      if (known !== null) runs.resume();
      known = now;
    });
    ctx.onInvalidated(stop);
  }
}
