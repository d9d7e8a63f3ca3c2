import browser from 'webextension-polyfill';
import type { Handlers } from '../../messages/receive';
import { SHIPPED_PROFILES } from '../../sequence/profiles';
import { readSettings } from '../../settings/store';
import type { Services } from '../services';
import { readView } from '../view';

/** The shipped page profiles, or the one that replaces them. */
async function profilesInUse() {
  const { profile } = await readSettings();
  return profile === null ? SHIPPED_PROFILES : [profile];
}

/** What pages ask for about themselves: to be drawn, to be read, and to be told where credits are bought. */
export function pageHandlers(
  services: Services,
): Pick<
  Handlers,
  'page.hello' | 'page.diagnosis' | 'page.buy' | 'view.get' | 'diagnosis.get' | 'profiles.get'
> {
  return {
    'page.hello': async () => ({ view: await readView(services), profiles: await profilesInUse() }),
    async 'page.diagnosis'(diagnosis, { tab, url }) {
      if (tab?.id !== undefined && url !== undefined) {
        await services.diagnoses.report({ tabId: tab.id, url }, diagnosis, services.now());
      }
      return null;
    },
    async 'page.buy'() {
      const { buyUrl } = await readSettings();
      await browser.tabs.create({ url: buyUrl ?? browser.runtime.getURL('billing.html') });
      return null;
    },
    'view.get': () => readView(services),
    'diagnosis.get': () => services.diagnoses.list(),
    'profiles.get': profilesInUse,
  };
}
