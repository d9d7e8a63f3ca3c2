import browser, { type Runtime } from 'webextension-polyfill';
import { noteOtherPage } from '../../cache/jobs';
import { toStorageProblem } from '../../cache/problems';
import type { RunPage } from '../../cache/runPages';
import type { Handlers } from '../../messages/receive';
import { storeStarts } from '../../sequence/guard/starts';
import { readBuyUrl } from '../../settings/buyUrl';
import { readProfiles } from '../profiles';
import { injectRuns } from '../sequenceTabs';
import type { Services } from '../services';
import { giveBackGivenUp, PAGE_CLOSED_REASON } from '../unstarted';
import { readView } from '../view';

/** What pages ask for about themselves: to be drawn, to be read, and to be told where credits are bought. */
export function pageHandlers(
  services: Services,
): Pick<
  Handlers,
  'page.hello' | 'page.diagnosis' | 'page.buy' | 'page.loadRuns' | 'view.get' | 'diagnosis.get'
> {
  /** A tab that shows another document than before will never let start what the one before it asked for. */
  async function giveBackOf(page: RunPage): Promise<void> {
    const team = await services.team();
    await team.runPages.giveUpOtherPagesOf(page);
    await noteOtherPage(team.cache, page);
    const givingBack = giveBackGivenUp(team, services, PAGE_CLOSED_REASON).then((any) => {
      if (any) services.changed();
    });
    // A server may be long in answering, or not there: the page is drawn meanwhile.
    if (team.connection === null) await givingBack;
    else givingBack.catch(services.report);
  }

  return {
    async 'page.hello'({ pageId }, sender) {
      const profiles = (await readProfiles(services, services.knownPolicy())).inUse;
      storeStarts(profiles).catch(services.report);
      try {
        const tabId = tabShowing(sender);
        if (tabId !== null) await giveBackOf({ tabId, pageId });
        return { profiles, credits: { status: 'ready', view: await readView(services) } };
      } catch (error) {
        const { code, detail } = toStorageProblem(error);
        return { profiles, credits: { status: 'problem', problem: { code, detail } } };
      }
    },
    async 'page.diagnosis'(diagnosis, sender) {
      const tabId = tabShowing(sender);
      if (tabId !== null && sender.url !== undefined) {
        await services.diagnoses.report({ tabId, url: sender.url }, diagnosis, services.now());
      }
      return null;
    },
    async 'page.buy'() {
      const url = await readBuyUrl(services.knownPolicy());
      await browser.tabs.create({ url: url ?? browser.runtime.getURL('billing.html') });
      return null;
    },
    async 'page.loadRuns'(_, { tab, frameId }) {
      if (tab?.id !== undefined) await injectRuns(tab.id, frameId ?? 0);
      return null;
    },
    async 'view.get'() {
      const view = await readView(services);
      // Somebody looks: what comes of it is broadcast.
      void (await services.team()).sync.catchUp();
      return view;
    },
    'diagnosis.get': () => services.diagnoses.list(),
  };
}

/** The tab that shows the sender's document; null for one that is prerendered or kept for going back, and for a frame. */
function tabShowing({ tab, frameId = 0, documentLifecycle = 'active' }: ChromiumSender): number | null {
  return frameId === 0 && documentLifecycle === 'active' ? (tab?.id ?? null) : null;
}

interface ChromiumSender extends Runtime.MessageSender {
  readonly documentLifecycle?: 'prerender' | 'active' | 'cached' | 'pending_deletion';
}
