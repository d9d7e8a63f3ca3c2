import { uuidv7 } from 'uuidv7';
import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { storedConnections } from '../lib/cache/connection';
import { createReplyApiStore } from '../lib/cache/replyApiStore';
import { listen } from '../lib/messages/receive';
import { pause } from '../lib/sequence/waiting';
import { hasAccess } from '../lib/settings/serverAccess';
import { broadcast } from '../lib/worker/broadcast';
import { sessionDiagnoses } from '../lib/worker/diagnoses';
import { createFollowers } from '../lib/worker/followers';
import { createHandlers } from '../lib/worker/handlers';
import { createKnownPolicy } from '../lib/worker/knownPolicy';
import { createLive } from '../lib/worker/live';
import { createNotices } from '../lib/worker/notices/notices';
import { createOnScreen } from '../lib/worker/notices/onScreen';
import { onNoticeClicked } from '../lib/worker/notices/show';
import { followPolicy } from '../lib/worker/policy';
import { storeStartsInUse } from '../lib/worker/profiles';
import { connect } from '../lib/worker/reach';
import { reachReplyApi } from '../lib/worker/replyApi/reach';
import { createReplyApiService } from '../lib/worker/replyApi/service';
import { createOpenTabs } from '../lib/worker/replyApi/watched';
import { injectIntoOpenTabs, injectOnceIntoOpenTabs } from '../lib/worker/sequenceTabs';
import type { Services } from '../lib/worker/services';
import { createTeams } from '../lib/worker/teams';
import { createTimekeeper, onAlarm } from '../lib/worker/time';
import { welcome } from '../lib/worker/welcome';

/** The ledger's worker. The browser may end it at any moment, and starts it again with whatever happens next. */
export default defineBackground(() => {
  const changed = () => followers.follow();
  const profilesChanged = () => void broadcast({ type: 'profiles.changed' }).catch(reportError);
  const tools = {
    now: Date.now,
    random: Math.random,
    newId: uuidv7,
    pause,
    changed,
    profilesChanged,
    report: reportError,
  };
  const teams = createTeams({
    ...tools,
    connections: storedConnections(),
    connect,
    mayReach: hasAccess,
    moved() {
      live.restart();
      changed();
      profilesChanged();
    },
  });
  const replyApi = createReplyApiService({
    ...tools,
    team: teams.current,
    store: createReplyApiStore(uuidv7),
    reach: reachReplyApi,
    openTabs: createOpenTabs(),
  });
  const services: Services = {
    ...tools,
    teams,
    team: teams.current,
    knownPolicy: createKnownPolicy(tools),
    diagnoses: sessionDiagnoses,
    replyApi,
    notices: createNotices({ ...tools, team: teams.current }, createOnScreen(replyApi.openTabs)),
  };
  const timekeeper = createTimekeeper(services);
  const followers = createFollowers(services, timekeeper, reportError);
  const live = createLive(teams.current, reportError);

  listen(createHandlers(services), reportError);
  live.listen();
  followPolicy(services);
  onNoticeClicked(services);
  // A person who allows the server's host again need not wait for the next try; one who forbids it, for the stream to end.
  browser.permissions.onAdded.addListener(() => {
    live.restart();
    void injectIntoOpenTabs().catch(reportError);
  });
  browser.permissions.onRemoved.addListener(live.restart);
  // A run whose page is gone is asked about from now on: the alarm is set for it.
  browser.tabs.onRemoved.addListener((tabId) => {
    replyApi.openTabs.closed(tabId);
    void timekeeper.setAlarm().catch(reportError);
  });
  onAlarm(() => void timekeeper.letTimePass().catch(reportError));
  // Being woken is all it takes: what follows below sets badge and alarm, which may not outlive the browser.
  browser.runtime.onStartup.addListener(() => {});
  browser.runtime.onInstalled.addListener((details) => void welcome(details).catch(reportError));
  void storeStartsInUse(services).then(injectOnceIntoOpenTabs).catch(reportError);
  // After a browser was closed for long, its alarms may be overdue: time catches up with the first start.
  void timekeeper.letTimePass().catch(reportError);
});

function reportError(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: the worker's own log is the one place where a mistake of ours can be seen.
  console.error(error);
}
