import type { PageProfile } from '../../profile/profile';
import type { Candidate, PageMatch } from '../match';
import { awaitsRoots } from './enteredRoots';
import { createJudging, type JudgingOptions } from './judging';
import { createObserving } from './observing';
import { createPasses } from './passes';
import type { PageReading } from './reading';
import { readAround } from './readPage';
import { createRelevance } from './relevance';
import { HEARS_ROUTES, onRoute } from './routes';
import { createRowMemory, type RowMemory } from './rowMemory';
import { readSelection } from './selection';
import { together, type Watched, watchedForMarks, watchedForOutcomes, watchedOf } from './watched';

export interface WatchOptions extends JudgingOptions {
  readonly signal: AbortSignal;
  /** When the page may be read: what is looked at while it is still being parsed makes it slower to come. */
  readonly ready: Promise<unknown>;
  /** False once the extension that this script belongs to is gone. */
  readonly isAlive: () => boolean;
  /** Outcomes are awaited: then a hidden tab, and a page that is left alone, are watched too, but for nothing else. */
  readonly awaitsOutcomes: () => boolean;
  /** @param checked the chosen contacts that have a row in the document */
  readonly onReading: (reading: PageReading | null, checked: ReadonlySet<string>) => void;
  /** A known page couldn't be read at all: something threw, or it takes so long each time that the page is left alone. */
  readonly onFailure: () => void;
  /** What changed in a known page. */
  readonly onRecords: (records: readonly MutationRecord[]) => void;
  /** A part of the page came into sight, in a frame or a shadow root: its changes went unheard until now. */
  readonly onUnheard: () => void;
}

export interface PageWatch {
  /** The page that the URL shows at this moment. */
  page(): PageMatch | null;
  /** Those profiles whose URL fits, and how they stood to the page when they were judged last. */
  candidates(): readonly Candidate[];
  /** Reads the page with the next frame. */
  request(): void;
  /** Reads it with nothing in mind of what it has said before: it may have changed unseen. */
  readAnew(): void;
  /** Looks again at what is to be watched, when that may have changed: outcomes are awaited. */
  observe(): void;
}

/** What is known of the page that is shown. */
interface Shown {
  /** The profiles whose URL fits. */
  readonly fitting: readonly PageProfile[];
  readonly all: Watched | null;
  readonly outcomes: Watched | null;
  readonly concerns: (records: readonly MutationRecord[]) => boolean;
  /** Null while its rows change unseen. */
  memory: RowMemory | null;
}

/** Where routes aren't heard of, any change of an unknown page may come with one. */
const UNKNOWN: Watched | null = HEARS_ROUTES ? null : { into: [], attributes: [] };
/** How often a root that isn't there yet is looked for, as nothing tells of one: with pauses that double up to the longest. */
const FIRST_LOOK_MS = 250;
const LONGEST_LOOK_MS = 2_000;

/**
 * Reads a page whenever something in it or its URL changes: at most once per frame, never while the tab is hidden, and
 * without a look at pages that no profile knows.
 */
export function watchPage(options: WatchOptions): PageWatch {
  const { profiles, signal, isAlive } = options;
  let match: PageMatch | null = null;
  let shown: Shown | null = null;
  let hasEnded = false;
  let lookMs = FIRST_LOOK_MS;
  let looking: ReturnType<typeof setTimeout> | undefined;
  let isReady = false;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passes = createPasses();

  const judging = createJudging({
    profiles,
    isBusy: options.isBusy,
    onPage(next) {
      match = next;
      shown = null;
      hasEnded = false;
      lookMs = FIRST_LOOK_MS;
      passes.forget();
      options.onPage(next);
    },
  });

  const observing = createObserving((records) => {
    if (!isAlive()) return;
    shown?.memory?.forget(records);
    if (document.hidden) observe();
    else if (shown === null || shown.concerns(records)) request();
    // A page that is left alone still tells what became of what was paid for.
    if (match === null || (hasEnded && !options.awaitsOutcomes())) return;
    try {
      options.onRecords(records);
    } catch {
      options.onFailure();
    }
  }, request);

  function request(): void {
    if (!isReady || frame !== 0 || document.hidden || !isAlive()) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (document.hidden || !isAlive()) return;
      const went = passes.run(pass);
      hasEnded ||= passes.haveEnded;
      observe();
      if (match !== null && (!went || hasEnded)) options.onFailure();
    });
  }

  function pass(): void {
    const page = judging.page();
    if (hasEnded) return;
    if (shown?.fitting !== judging.fitting) shown = show(page, judging.fitting);
    if (page === null) {
      options.onReading(null, new Set());
      judgeAgain();
      return;
    }
    shown.memory ??= createRowMemory(page.profile.contacts);
    const selection = readSelection(document, page.profile, shown.memory);
    const reading = readAround(document, page, selection);
    const isWhole = reading.missing.length === 0 && judging.hasMarks;
    if (isWhole || !judgeAgain()) options.onReading(reading, selection.checked);
  }

  /** @returns whether the page is another profile's: it has its first reading with the next frame */
  function judgeAgain(): boolean {
    const before = match;
    later(judging.again());
    if (match !== before) request();
    return match !== before;
  }

  function page(): PageMatch | null {
    const before = match;
    if (judging.page() !== before) request();
    return match;
  }

  function show(page: PageMatch | null, fitting: readonly PageProfile[]): Shown {
    const marks = watchedForMarks(fitting);
    const known = { fitting, memory: null };
    if (page === null) {
      const all = fitting.length > 0 ? marks : UNKNOWN;
      return { ...known, all, outcomes: null, concerns: () => true };
    }
    const { profile } = page;
    return {
      ...known,
      all: together(watchedOf(profile), marks),
      outcomes: watchedForOutcomes(profile.outcomes),
      concerns: createRelevance(profile),
    };
  }

  function observe(): void {
    const watched = toWatch();
    if (observing.follow(watched)) {
      options.onUnheard();
      request();
    }
    if (watched === null || document.hidden || !awaitsRoots(document, watched.into)) return;
    looking ??= setTimeout(() => {
      looking = undefined;
      lookMs = Math.min(LONGEST_LOOK_MS, lookMs * 2);
      if (isAlive()) observe();
    }, lookMs);
  }

  function toWatch(): Watched | null {
    const outcomes = options.awaitsOutcomes() ? (shown?.outcomes ?? null) : null;
    if (hasEnded) return outcomes ?? UNKNOWN;
    return document.hidden ? outcomes : (shown?.all ?? null);
  }

  function later(ms: number): void {
    if (ms === 0) return;
    clearTimeout(timer);
    timer = setTimeout(request, ms);
  }

  function readAnew(): void {
    if (!isAlive()) return;
    if (shown !== null) shown.memory = null;
    observe();
    request();
  }

  document.addEventListener('visibilitychange', readAnew, { signal });
  onRoute(request, signal);
  signal.addEventListener('abort', () => {
    observing.follow(null);
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    clearTimeout(looking);
  });
  void options.ready.then(() => {
    isReady = true;
    request();
  });
  return { page, candidates: () => judging.candidates, request, readAnew, observe };
}
