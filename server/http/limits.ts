import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RefusedError } from './problem.ts';

/** How often one address may come with tokens that nobody knows. */
const FAILURES = 20;
const FAILURES_WINDOW_S = 60;
/** So long a token that was accepted is still let through from an address that others have failed from. */
const KNOWN_S = 3_600;

export interface Limits {
  /** Lets a request with a token through. @throws RefusedError 429 with the time to wait */
  admit(address: string, token: string): Promise<void>;
  accepted(token: string): Promise<void>;
  /** Counts a token that was refused against the address that it came from. */
  refused(address: string): Promise<void>;
}

/** @param requestsPerSecond of one token */
export function createLimits(requestsPerSecond: number): Limits {
  const requests = new RateLimiterMemory({ points: requestsPerSecond, duration: 1 });
  const failures = new RateLimiterMemory({ points: FAILURES, duration: FAILURES_WINDOW_S });
  const known = new RateLimiterMemory({ points: 1, duration: KNOWN_S });
  return {
    async admit(address, token) {
      const key = keyOf(token);
      await take(requests, key, 'Too many requests');
      const failed = await failures.get(address);
      const isBlocked = failed !== null && failed.consumedPoints >= FAILURES;
      // Many people share one address, as in an office: one browser with an old token must not lock out the others.
      if (isBlocked && (await known.get(key)) === null) {
        throw new RefusedError(429, 'server-busy', 'Too many refused tokens', failed.msBeforeNext);
      }
    },
    async accepted(token) {
      await known.set(keyOf(token), 1, KNOWN_S);
    },
    async refused(address) {
      await failures.penalty(address);
    },
  };
}

/** Tokens are kept nowhere, not even in memory. */
function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

async function take(limiter: RateLimiterMemory, key: string, detail: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new RefusedError(429, 'server-busy', detail, refused.msBeforeNext);
  }
}
