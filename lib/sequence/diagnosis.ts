import type { Diagnosis } from '../messages/catalogue';

/** How long a page must keep missing something before it is reported: pages are drawn in steps. */
const SETTLE_MS = 2_000;

/**
 * Reports what a page's reader can't find, once per change.
 *
 * @param report must not reject
 */
export function createDiagnosisReporter(report: (diagnosis: Diagnosis) => void, signal: AbortSignal) {
  const NOTHING = JSON.stringify([]);
  let reported = NOTHING;
  let waiting = NOTHING;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  return {
    /** Takes in what is missing now. */
    take(profileId: string, missing: readonly string[]): void {
      const now = JSON.stringify([...missing].sort());
      if (now === waiting) return;
      waiting = now;
      clearTimeout(timer);
      if (now === reported) return;
      timer = setTimeout(() => {
        reported = now;
        report({ profileId, missing: JSON.parse(now) });
      }, SETTLE_MS);
    },
    /** Another page is shown: what was missing in the last one says nothing of it. */
    forget(): void {
      clearTimeout(timer);
      if (reported !== NOTHING) report({ profileId: null, missing: [] });
      reported = NOTHING;
      waiting = NOTHING;
    },
  };
}
