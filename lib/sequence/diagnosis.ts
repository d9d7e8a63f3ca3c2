import type { Diagnosis } from '../messages/catalogue';
import type { Candidate } from './match';

/** How long a page must keep missing something before it is reported: pages are drawn in steps. */
const SETTLE_MS = 2_000;
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

/**
 * Reports what a page's reader can't find, once per change, and knows whether the page is beyond reading.
 *
 * @param report must not reject
 * @param onBroken hears when the page becomes unreadable or is so no more
 */
export function createDiagnosisReporter(
  report: (diagnosis: Diagnosis) => void,
  onBroken: (isBroken: boolean) => void,
  signal: AbortSignal,
) {
  const NOTHING = JSON.stringify([]);
  // What the tab's last document reported is known still: that this one is well is said too.
  let reported = '';
  let waiting = '';
  let reporting: ReturnType<typeof setTimeout> | undefined;
  let breaking: ReturnType<typeof setTimeout> | undefined;
  let broken: 'parts' | 'reader' | null = null;

  const stop = () => {
    clearTimeout(reporting);
    clearTimeout(breaking);
    breaking = undefined;
  };
  const setBroken = (now: typeof broken) => {
    clearTimeout(breaking);
    breaking = undefined;
    const wasBroken = broken !== null;
    broken = now;
    if (wasBroken !== (now !== null)) onBroken(!wasBroken);
  };
  signal.addEventListener('abort', stop);

  const take = ({ profileId, missing, candidates, readable }: Condition): void => {
    if (readable) setBroken(null);
    else if (broken === null) breaking ??= setTimeout(setBroken, SETTLE_MS, 'parts');
    const sorted = [...missing].sort();
    const now = JSON.stringify(sorted.length === 0 ? [] : [profileId, sorted, candidates]);
    if (now === waiting) return;
    waiting = now;
    clearTimeout(reporting);
    if (now === reported) return;
    reporting = setTimeout(() => {
      reported = now;
      const isWell = sorted.length === 0;
      report({ profileId, missing: sorted, candidates: isWell ? [] : shortened(candidates, profileId) });
    }, SETTLE_MS);
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
