/** Clocks are a little off everywhere: only more than this is worth words. */
const WORTH_TELLING_MS = 5 * 60_000;

/** How this computer's clock stands towards the server's. */
export interface ServerClock {
  /** Takes in what the server says the time is, just now. */
  heard(serverNowMs: number): void;
  /** How far this computer's clock is ahead, in milliseconds; 0 where it is too little to matter. Null before anything was heard. */
  aheadMs(): number | null;
}

/** @param now this computer's clock */
export function createServerClock(now: () => number): ServerClock {
  let aheadMs: number | null = null;
  return {
    heard(serverNowMs) {
      const difference = now() - serverNowMs;
      aheadMs = Math.abs(difference) > WORTH_TELLING_MS ? difference : 0;
    },
    aheadMs: () => aheadMs,
  };
}
