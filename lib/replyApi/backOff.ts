const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A job is asked for after this long at first: most contacts are through by then. */
export const FIRST_ASK_MS = 30_000;

const JOB_PAUSE_MS = 2 * MINUTE_MS;
const LONGEST_JOB_PAUSE_MS = 2 * HOUR_MS;

/** A job that isn't through after so many answers, more than a day later, never will be. */
export const MOST_TRIES = 20;

const TROUBLE_PAUSE_MS = MINUTE_MS;
const LONGEST_TROUBLE_PAUSE_MS = 2 * HOUR_MS;

/** Asked to wait for longer, we ask again sooner: another unit may have been meant. */
const LONGEST_RETRY_AFTER_MS = 24 * HOUR_MS;
/** Longer than this nothing is ever put off, jitter included. */
export const LONGEST_PAUSE_MS = LONGEST_RETRY_AFTER_MS + MINUTE_MS;
/** A limit that doesn't say when it ends. */
const SPARE_MS = 15 * MINUTE_MS;

/** Between the whole of a pause and half of one more, so that what began together spreads. */
const withJitter = (ms: number, random: number) => Math.round(ms * (1 + random / 2));

/**
 * How long a job is left alone after it was asked for: 2 minutes, then twice as long each time, up to 2 hours.
 *
 * @param tries how often it was asked for, 1 or more
 * @param random from 0 up to 1
 */
export function jobPauseMs(tries: number, random: number): number {
  return withJitter(Math.min(LONGEST_JOB_PAUSE_MS, JOB_PAUSE_MS * 2 ** (tries - 1)), random);
}

/**
 * How long nothing at all is asked after the API couldn't answer: a minute, then twice as long each time, up to 2 hours; and
 * never less than it asked for.
 *
 * @param failures turns in a row that failed, 1 or more
 */
export function troublePauseMs(failures: number, random: number, retryAfterMs = 0): number {
  const pause = withJitter(
    Math.min(LONGEST_TROUBLE_PAUSE_MS, TROUBLE_PAUSE_MS * 2 ** (failures - 1)),
    random,
  );
  return Math.max(pause, Math.min(LONGEST_RETRY_AFTER_MS, retryAfterMs));
}

/** How long nothing is asked after the API asked to be spared. */
export function sparedPauseMs(random: number, retryAfterMs = SPARE_MS): number {
  return withJitter(1_000, random) + Math.min(LONGEST_RETRY_AFTER_MS, retryAfterMs);
}
