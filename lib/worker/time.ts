import browser from 'webextension-polyfill';
import { nextDue } from '../cache/queries';
import type { Services } from './services';
import { giveBackGivenUp, PAGE_CLOSED_REASON, UNSTARTED_LIMIT_MS } from './unstarted';

const ALARM = 'time';

/** Lets time do its work on the ledger: time limits, expiry, and runs whose page went away before they started. */
export async function letTimePass(services: Services): Promise<void> {
  const { backend, cache, runPages, now, newId, changed } = services;
  try {
    await runPages.giveUpOlderThan(now() - UNSTARTED_LIMIT_MS, now());
    await giveBackGivenUp(services, PAGE_CLOSED_REASON);
    const dueMs = await cache.transact('r', nextDue);
    if (dueMs !== null && dueMs <= now()) await backend.submit([{ id: newId(), type: 'expire' }]);
  } finally {
    // Also after a failure: the alarm for the next try is set by it.
    changed();
  }
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
