const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/** A server that asks to be spared for longer is asked again sooner: it may have meant another unit. */
const LONGEST_RETRY_AFTER_MS = 60 * 60_000;

/**
 * How long to wait before another try: exponential backoff with full jitter, so that many browsers don't come back at once;
 * and never sooner than the other side has asked for.
 *
 * @param failures tries in a row that failed, 1 or more
 * @param random from 0 up to 1
 * @param retryAfterMs what the other side has asked for
 */
export function retryPauseMs(failures: number, random: number, retryAfterMs = 0): number {
  const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  const asked = Math.min(LONGEST_RETRY_AFTER_MS, retryAfterMs);
  // Asked to come back later, many would do so at the same moment: the jitter comes on top.
  return asked === 0 ? random * ceiling : asked + random * FIRST_PAUSE_MS;
}
