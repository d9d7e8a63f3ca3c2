import type { Diagnosis } from '../messages/catalogue';
import type { Candidate } from './match';

/** How long a page must stay as it is before it is reported: pages are drawn in steps. */
const SETTLE_MS = 2_000;
/** A view that hasn't been readable yet is most likely being filled: that takes up to ten seconds. */
const FILL_MS = 10_000;
/** A page that loads for longer, or changes all the time, is reported as it is. */
const LONGEST_MS = 30_000;
/** The popup is to be read by a person: so much of it is enough. */
const MOST_CANDIDATES = 5;
const MOST_MISSING = 10;
const LONGEST_MISSING = 200;

/** How a page's reading stands. */
export interface Condition {
  /** Null where no profile applies. */
  readonly profileId: string | null;
  readonly missing: readonly string[];
  readonly candidates: readonly Candidate[];
  /** False when an essential part can't be found. */
  readonly readable: boolean;
}

const WELL: Diagnosis = { profileId: null, missing: [], candidates: [] };

interface DiagnosisOptions {
  /** Must not reject. */
  readonly report: (diagnosis: Diagnosis) => void;
  /** Hears when the page becomes unreadable or is so no more. */
  readonly onBroken: (isBroken: boolean) => void;
  /** Whether the page shows that it is still loading. */
  readonly isLoading: () => boolean;
  readonly signal: AbortSignal;
}

/** Reports what a page's reader can't find, once per change, and knows whether the page is beyond reading. */
export function createDiagnosisReporter({ report, onBroken, isLoading, signal }: DiagnosisOptions) {
  const NOTHING = JSON.stringify([]);
  // What the tab's last document reported is known still: that this one is well is said too.
  let reported = '';
  let waiting = '';
  let latest: Condition | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let broken: 'parts' | 'reader' | null = null;
  let changedMs = 0;
  /** Since when something is missing, or something more that makes it unreadable. */
  let missingMs = 0;
  let wasReadable = false;

  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const setBroken = (now: typeof broken) => {
    const wasBroken = broken !== null;
    broken = now;
    if (wasBroken !== (now !== null)) onBroken(!wasBroken);
  };
  const check = () => {
    stop();
    if (latest === null) return;
    const { profileId, missing, candidates, readable } = latest;
    const isWell = missing.length === 0;
    const nowMs = performance.now();
    const settledMs = changedMs + SETTLE_MS;
    const lastMs = missingMs + LONGEST_MS;
    const filledMs = missingMs + (wasReadable ? SETTLE_MS : FILL_MS);
    const isPatient = !isWell && nowMs < lastMs && isLoading();
    const dueMs = isPatient
      ? nowMs + SETTLE_MS
      : isWell
        ? settledMs
        : Math.max(filledMs, Math.min(settledMs, lastMs));
    if (dueMs > nowMs) {
      timer = setTimeout(check, dueMs - nowMs);
      return;
    }
    if (!readable && broken === null) setBroken('parts');
    if (waiting === reported) return;
    reported = waiting;
    report({ profileId, missing, candidates: isWell ? [] : shortened(candidates, profileId) });
  };
  signal.addEventListener('abort', stop);

  const take = (condition: Condition): void => {
    const { profileId, candidates, readable } = condition;
    const missing = condition.missing.toSorted();
    const nowMs = performance.now();
    const now = JSON.stringify(missing.length === 0 ? [] : [profileId, missing, candidates]);
    if (latest === null || latest.missing.length === 0 || (latest.readable && !readable)) missingMs = nowMs;
    if (now !== waiting) changedMs = nowMs;
    waiting = now;
    latest = { ...condition, missing };
    if (readable) {
      wasReadable ||= profileId !== null;
      setBroken(null);
    }
    if (now !== reported || (!readable && broken === null)) timer ??= setTimeout(check, SETTLE_MS);
  };

  return {
    /** Whether an essential part has been missing for long, or the reader itself fails: then the page is left to itself. */
    get broken(): typeof broken {
      return broken;
    },
    take,
    /** The reader itself failed: that doesn't pass by being waited for. */
    fail(profileId: string, candidates: readonly Candidate[]): void {
      take({ profileId, missing: ['reader'], candidates, readable: false });
      setBroken('reader');
    },
    /** Another page is shown: what was missing in the last one says nothing of it. */
    forget(): void {
      stop();
      setBroken(null);
      if (reported !== NOTHING) report(WELL);
      reported = NOTHING;
      waiting = NOTHING;
      latest = null;
      wasReadable = false;
    },
  };
}

/** The profile in use first. */
function shortened(candidates: readonly Candidate[], used: string | null): Candidate[] {
  return candidates
    .toSorted((a, b) => Number(b.profileId === used) - Number(a.profileId === used))
    .slice(0, MOST_CANDIDATES)
    .map((candidate) => ({
      ...candidate,
      missing: candidate.missing.slice(0, MOST_MISSING).map((one) => one.slice(0, LONGEST_MISSING)),
    }));
}
