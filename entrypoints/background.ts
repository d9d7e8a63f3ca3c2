import { uuidv7 } from 'uuidv7';
import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { createEmbeddedBackend } from '../lib/backend/embedded/embedded';
import { Cache } from '../lib/cache/cache';
import { CreditsDatabase } from '../lib/cache/database';
import { storedMarker } from '../lib/cache/marker';
import { createRunPages } from '../lib/cache/runPages';
import { listen } from '../lib/messages/receive';
import { sessionDiagnoses } from '../lib/worker/diagnoses';
import { createFollowers } from '../lib/worker/followers';
import { createHandlers } from '../lib/worker/handlers';
import { injectIntoOpenTabs } from '../lib/worker/sequenceTabs';
import type { Services } from '../lib/worker/services';
import { letTimePass, onAlarm } from '../lib/worker/time';

/** The ledger's worker. The browser may end it at any moment, and starts it again with whatever happens next. */
export default defineBackground(() => {
  const now = Date.now;
  const cache = new Cache(new CreditsDatabase(), storedMarker, uuidv7);
  const services: Services = {
    backend: createEmbeddedBackend(cache, now),
    cache,
    runPages: createRunPages(cache),
    diagnoses: sessionDiagnoses,
    now,
    newId: uuidv7,
    changed: () => followers.follow(),
  };
  const followers = createFollowers(services, reportError);

  listen(createHandlers(services), reportError);
  onAlarm(() => void letTimePass(services).catch(reportError));
  // Being woken is all it takes: what follows below sets badge and alarm, which may not outlive the browser.
  browser.runtime.onStartup.addListener(() => {});
  browser.runtime.onInstalled.addListener(() => void injectIntoOpenTabs().catch(reportError));
  // After a browser was closed for long, its alarms may be overdue: time catches up with the first start.
  void letTimePass(services).catch(reportError);
});

function reportError(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: the worker's own log is the one place where a mistake of ours can be seen.
  console.error(error);
}
