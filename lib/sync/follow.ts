import type { ServerBackend } from '../backend/backend';
import type { Cache } from '../cache/cache';
import { readSync } from '../cache/syncRow';
import { ProblemError } from '../protocol/problem';
import { type Agreement, sparedMs } from './agreement';
import { cursorOf } from './pull';
import { retryPauseMs } from './retry';

export interface FollowOptions {
  readonly backend: Pick<ServerBackend, 'watch'>;
  readonly cache: Cache;
  readonly now: () => number;
  readonly random: () => number;
  /** Waits; may reject when the signal ends it. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** While somebody looks, a server that was away is found again soon. */
const LONGEST_PAUSE_MS = 15_000;
/** A stream that has stood for this long was a good one. */
const STOOD_MS = 60_000;

/** Keeps agreeing with the server, told by its live stream when to, until the signal ends it. Never rejects. */
export async function follow(
  agreement: Agreement,
  options: FollowOptions,
  signal: AbortSignal,
): Promise<void> {
  const { cache, now, random, pause, report } = options;
  for (let breaks = 1; !signal.aborted; breaks++) {
    const startMs = now();
    await agreement.pass(true);
    if (agreement.stopped === null && !signal.aborted) await listen(agreement, options, signal);
    if (now() - startMs > STOOD_MS) breaks = 1;
    if (signal.aborted) return;
    try {
      const spared = sparedMs(await readSync(cache), now());
      const pauseMs = Math.min(LONGEST_PAUSE_MS, retryPauseMs(breaks, random()));
      await pause(Math.max(spared, pauseMs), signal);
    } catch (error) {
      if (!signal.aborted && !(error instanceof ProblemError)) report(error);
      if (!signal.aborted) await pause(LONGEST_PAUSE_MS, signal).catch(() => undefined);
    }
  }
}

/** One live stream, until it or the way to the server breaks. */
async function listen(
  agreement: Agreement,
  { backend, cache, report }: FollowOptions,
  signal: AbortSignal,
): Promise<void> {
  const ending = AbortSignal.any([signal, agreement.unbroken]);
  try {
    const stands = () => void agreement.setLive(true);
    const published = (version: number) => void agreement.heardOfProfiles(version);
    for await (const _ of backend.watch(await cursorOf(cache), ending, stands, published)) {
      await agreement.pass();
      if (agreement.stopped !== null) return;
    }
  } catch (error) {
    // Why it broke is for the next pass to find out.
    if (!(error instanceof ProblemError)) report(error);
  } finally {
    await agreement.setLive(false);
  }
}
