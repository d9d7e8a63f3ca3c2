/**
 * The port that a visible page keeps open to the worker: while there is one, the worker follows the team's server live.
 * The page says something on it (anything) more often than {@link LIVE_PING_MS}, so that the browser lets the worker be.
 */
export const LIVE_PORT = 'live';

/** A worker that hears nothing is ended after 30 seconds. */
export const LIVE_PING_MS = 20_000;
