import browser from 'webextension-polyfill';
import { nextDue } from '../cache/queries';
import type { Services } from './services';

const ALARM = 'time';

/** A run that was asked for and never let start is given back after this long: its page has gone. */
export const UNSTARTED_LIMIT_MS = 2 * 60 * 1000;

/** Lets time do its work on the ledger: time limits, expiry, and runs whose page went away before they started. */
export async function letTimePass({
  backend,
  cache,
  runPages,
  now,
  newId,
  changed,
}: Services): Promise<void> {
  const unstarted = await runPages.forgetUnstarted(now() - UNSTARTED_LIMIT_MS);
  for (const runId of unstarted) {
    const reason = 'The page was closed before personalization started';
    await backend.submit([{ id: newId(), type: 'cancel', runId, reason }]);
  }
  const dueMs = await cache.transact('r', nextDue);
  if (dueMs !== null && dueMs <= now()) await backend.submit([{ id: newId(), type: 'expire' }]);
  changed();
}

/** Sets the alarm for the next moment at which time changes something. Alarms outlive the worker. */
export async function setAlarm({ cache, runPages }: Services): Promise<void> {
  const unstartedMs = await runPages.oldestUnstartedMs();
  const moments = [
    await cache.transact('r', nextDue),
    unstartedMs === null ? null : unstartedMs + UNSTARTED_LIMIT_MS,
  ].filter((moment) => moment !== null);
  if (moments.length === 0) await browser.alarms.clear(ALARM);
  else browser.alarms.create(ALARM, { when: Math.min(...moments) });
}

/** Calls back when the alarm rings. Call it while the worker starts. */
export function onAlarm(ring: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) ring();
  });
}
