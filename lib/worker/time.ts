import browser from 'webextension-polyfill';
import { nextDue } from '../cache/queries';
import { isAboutTheWay } from '../sync/problems';
import type { Services } from './services';
import type { Team } from './team';
import { giveBackGivenUp, PAGE_CLOSED_REASON, UNSTARTED_LIMIT_MS } from './unstarted';

const ALARM = 'time';

/** What could not be done in time is tried again after this long, and not at once: it may fail again. */
const AGAIN_MS = 30_000;

/** Does what time alone makes necessary. */
export interface Timekeeper {
  /** Time limits, expiry, runs whose page went away before they started, what is to be heard from a server, and from the vendor's API. */
  letTimePass(): Promise<void>;
  /** Sets the alarm for the next moment at which time changes something. Alarms outlive the worker. */
  setAlarm(): Promise<void>;
}

export function createTimekeeper(services: Services): Timekeeper {
  const { now, newId, changed } = services;
  let triedAtMs = Number.NEGATIVE_INFINITY;

  async function givenBackMs(team: Team): Promise<number | null> {
    const oldestMs = await team.runPages.oldestUnstartedMs();
    if (oldestMs === null) return null;
    const dueMs = oldestMs + UNSTARTED_LIMIT_MS;
    return (await isCutOff(team)) ? Math.max(dueMs, (await team.sync.nextTryMs()) ?? dueMs) : dueMs;
  }

  async function passTime(): Promise<void> {
    triedAtMs = now();
    try {
      const team = await services.team();
      const { cache, runPages, sync } = team;
      await runPages.giveUpOlderThan(now() - UNSTARTED_LIMIT_MS, now());
      const nextTryMs = await sync.nextTryMs();
      if (nextTryMs !== null && nextTryMs <= now()) await sync.catchUp();
      if (!(await isCutOff(team))) await giveBackGivenUp(team, services, PAGE_CLOSED_REASON);
      // With a server, time passes there.
      if (team.connection !== null) return;
      const dueMs = await cache.transact('r', nextDue);
      if (dueMs !== null && dueMs <= now()) await team.backend.letTimePass(newId());
    } finally {
      // Also after a failure: the alarm for the next try is set by it.
      changed();
    }
  }

  return {
    async letTimePass() {
      await passTime();
      if (await services.replyApi.poller.poll()) changed();
    },

    async setAlarm() {
      const team = await services.team();
      const moments = [
        team.connection === null ? await team.cache.transact('r', nextDue) : await team.sync.nextTryMs(),
        await givenBackMs(team),
        await services.replyApi.poller.nextMs(),
      ].filter((moment) => moment !== null);
      // A clock that was set back must not put the next try off.
      const notBeforeMs = triedAtMs > now() ? 0 : triedAtMs + AGAIN_MS;
      if (moments.length === 0) await browser.alarms.clear(ALARM);
      else browser.alarms.create(ALARM, { when: Math.max(Math.min(...moments), notBeforeMs) });
    },
  };
}

/** Whether the team's server can't be asked now: then nothing can be given back to it. */
function isCutOff({ sync }: Team): Promise<boolean> {
  return sync.state().then(
    ({ problem }) => problem !== null && isAboutTheWay(problem),
    () => true,
  );
}

/** Calls back when the alarm rings. Call it while the worker starts. */
export function onAlarm(ring: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) ring();
  });
}
