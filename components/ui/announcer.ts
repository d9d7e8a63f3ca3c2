/** Words are read out when they have stood for this long: several changes are often one. */
const STILL_MS = 1_000;
/** While more changes are sure to follow, as during a run, so long lies between two times. */
const UNDER_WAY_MS = 30_000;
/** After that, a person who reads the page by ear would only come upon them a second time. */
const SHOWN_MS = 5_000;

export interface Announcer {
  /** @param underWay more changes are sure to follow */
  tell(words: string, underWay: boolean): void;
  stop(): void;
}

/**
 * Has changes read out politely: each run of changes once, with its last words, and seldom while a run goes on. What was there
 * at first is read with the page.
 *
 * @param show puts words into a live region; empty ones when they have been read
 */
export function createAnnouncer(show: (words: string) => void): Announcer {
  let latest: string;
  let known: string | undefined;
  let saidAtMs = Number.NEGATIVE_INFINITY;
  let dueMs = Number.POSITIVE_INFINITY;
  let saying: ReturnType<typeof setTimeout> | undefined;
  let fading: ReturnType<typeof setTimeout> | undefined;

  function say(): void {
    dueMs = Number.POSITIVE_INFINITY;
    if (latest === known) return;
    known = latest;
    saidAtMs = performance.now();
    show(latest);
    clearTimeout(fading);
    fading = setTimeout(show, SHOWN_MS, '');
  }

  return {
    tell(words, underWay) {
      latest = words;
      known ??= words;
      const nowMs = performance.now();
      const nextMs = Math.max(nowMs + STILL_MS, underWay ? saidAtMs + UNDER_WAY_MS : 0);
      if (nextMs >= dueMs) return;
      clearTimeout(saying);
      dueMs = nextMs;
      saying = setTimeout(say, nextMs - nowMs);
    },
    stop() {
      clearTimeout(saying);
      clearTimeout(fading);
    },
  };
}
