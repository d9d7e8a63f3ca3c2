import { readValidPolicy } from '../settings/managedStore';
import { NO_POLICY, type Policy } from '../settings/policy';
import type { Services } from './services';

/** A browser that has just started usually takes no longer; where it shows no page, Chromium may take minutes. */
const PATIENCE_MS = 1_500;

interface KnownPolicyOptions extends Pick<Services, 'changed' | 'profilesChanged'> {
  /** Rejects when the signal ends it. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * What the organisation has set, for what must not wait for it: nothing as long as the browser doesn't say. Whoever went on
 * without it is told when it has come.
 */
export function createKnownPolicy({
  pause,
  changed,
  profilesChanged,
}: KnownPolicyOptions): () => Promise<Policy> {
  let isKnown = false;
  let isMissed = false;

  async function read(): Promise<Policy> {
    const policy = await readValidPolicy();
    isKnown = true;
    return policy;
  }

  /** @returns null where it takes too long */
  async function inTime(reading: Promise<Policy>): Promise<Policy | null> {
    const waiting = new AbortController();
    const tooLong = pause(PATIENCE_MS, waiting.signal).then(
      () => null,
      () => null,
    );
    const found = await Promise.race([reading, tooLong]);
    waiting.abort();
    return found;
  }

  return async () => {
    // Once is enough: whoever asks after that has what there is at once.
    if (isMissed && !isKnown) return NO_POLICY;
    const reading = read();
    if (isKnown) return reading;
    const found = await inTime(reading);
    if (found !== null) return found;
    if (!isMissed) {
      isMissed = true;
      void reading.then(() => {
        changed();
        profilesChanged();
      });
    }
    return NO_POLICY;
  };
}
