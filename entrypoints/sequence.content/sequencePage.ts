import { hear } from '../../lib/messages/hear';
import type { PageProfile } from '../../lib/profile/profile';
import { SHIPPED_PROFILES } from '../../lib/profile/shipped';
import { type Condition, createDiagnosisReporter } from '../../lib/sequence/diagnosis';
import { guardFrames } from '../../lib/sequence/guard/frames';
import { sharedGuard } from '../../lib/sequence/guard/shared';
import { clearLeftBehind } from '../../lib/sequence/leftBehind';
import type { PageMatch } from '../../lib/sequence/match';
import { newId } from '../../lib/sequence/newId';
import { enterPage } from '../../lib/sequence/pageContext';
import type { PageReading } from '../../lib/sequence/reader/reading';
import { readPage } from '../../lib/sequence/reader/readPage';
import { watchPage } from '../../lib/sequence/reader/watchPage';
import { createStartReader } from '../../lib/sequence/start/startReader';
import { createCreditsStore, mirrorCredits, refreshCredits } from '../../lib/state/credits';
import { keepLive } from '../../lib/state/liveCredits';
import { createReadingStore, takeReading } from '../../lib/state/reading';
import { createCounterUi } from './counterUi';
import { createHello } from './hello';
import { createRunsLoader } from './runsLoader';
import { untilLoaded } from './untilLoaded';
import { askFrom } from './worker';

/** Puts together everything that runs in a sequence page, until the extension or a newer script of it ends it. */
export function runSequencePage(): void {
  const ctx = enterPage('Reader');
  clearLeftBehind(document);
  const guard = sharedGuard();
  const { signal } = ctx;
  const isAlive = () => ctx.isAlive;
  const ask = askFrom(ctx);
  const pageId = newId();
  const credits = createCreditsStore();
  const reading = createReadingStore();
  let profiles: readonly PageProfile[] = SHIPPED_PROFILES;

  const hello = createHello(ask, pageId, credits, takeProfiles, signal);
  const buy = guard.byPerson(
    () => void ask('page.buy', {}).catch(() => refreshCredits(credits, hello, signal)),
  );
  const counter = createCounterUi(ctx, guard, {
    credits,
    reading,
    onBuy: buy,
    onCorner: (element) => loader.part?.keepClear(element),
  });
  const diagnosis = createDiagnosisReporter({
    // The page is no worse for it when nobody takes the report.
    report: (found) => void ask('page.diagnosis', found).catch(() => undefined),
    onBroken: (broken) => reading.setState({ broken }),
    isLoading: () => document.readyState !== 'complete' || (loader.part?.isLoading() ?? false),
    signal,
  });

  const watch = watchPage({
    profiles: () => profiles,
    signal,
    ready: untilLoaded(),
    isAlive,
    isBusy: () => start.isUnderWay || (loader.part?.runs.isWalking ?? false),
    awaitsOutcomes: () => loader.part?.runs.isAwaiting ?? false,
    onUnheard: () => loader.part?.runs.scan(),
    onPage(page) {
      start.pageGone();
      diagnosis.forget();
      loader.part?.runs.follow(page);
    },
    onRecords: (records) => loader.part?.runs.take(records),
    onReading(now, checked) {
      const page = watch.page();
      counter.follow(page);
      followLive();
      takeReading(
        reading,
        now,
        checked.values().some((id) => loader.part?.runs.isRunning(id)),
      );
      loader.part?.followPopup();
      followFrames();
      if (now !== null) loader.plan();
      diagnosis.take(conditionOf(page, now));
    },
    onFailure() {
      const page = watch.page();
      if (page === null) return;
      diagnosis.fail(page.profile.id, watch.candidates());
      counter.follow(page);
    },
  });
  const page = () => watch.page();
  const loader = createRunsLoader(
    {
      ctx,
      guard,
      ask,
      pageId,
      credits,
      hello,
      buy,
      page,
      // In a hidden tab, that is what it is watched for.
      onAwaiting: () => watch.observe(),
      onFarther: (farther) => reading.setState({ farther }),
    },
    () => watch.readAnew(),
  );
  const start = createStartReader({
    signal,
    page,
    standsAside: isBeyondReading,
    load: loader.load,
    // The page may have thrown the pop-up out.
    pressAgain: () => loader.part?.followPopup(),
  });
  const followFrames = guardFrames({ document, hear: guard.hear, start: start.reader.start, signal });
  function conditionOf(page: PageMatch | null, now: PageReading | null): Condition {
    const candidates = watch.candidates();
    if (page === null || now === null) {
      // The page of a URL that profiles are for lacks the marks of each.
      const missing = candidates.length > 0 ? ['profile'] : [];
      return { profileId: null, missing, candidates, readable: true };
    }
    const missing = loader.part?.runs.hasUnknownStatus ? [...now.missing, 'outcomes'] : now.missing;
    return { profileId: page.profile.id, missing, candidates, readable: now.readable };
  }

  /** What was missing a moment ago may be there by now: a press is looked at with what the page shows at that moment. */
  function isBeyondReading(): boolean {
    const page = watch.page();
    if (diagnosis.broken === null || page === null) return false;
    return diagnosis.broken === 'reader' || !readPage(document, page).readable;
  }

  function takeProfiles(inUse: readonly PageProfile[]): void {
    // Until it is known what pages are read with, nobody can say that a press may go by.
    guard.attach(start.reader);
    if (JSON.stringify(inUse) === JSON.stringify(profiles)) return;
    // One that hasn't changed stays the same one: what is under way on a page that is read with it goes on.
    const known = new Map(profiles.map((profile) => [JSON.stringify(profile), profile]));
    profiles = inUse.map((profile) => known.get(JSON.stringify(profile)) ?? profile);
    watch.request();
  }

  const followLive = keepLive(credits, signal, () => isAlive() && counter.isShown);
  mirrorCredits(credits, hello, signal);
  hear('profiles.changed', () => void refreshCredits(credits, hello, signal), signal);
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
      if (known !== null) loader.part?.runs.resume();
      known = now;
    });
    ctx.onEnd(stop);
  }
}
