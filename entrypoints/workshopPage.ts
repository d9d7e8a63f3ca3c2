import browser from 'webextension-polyfill';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { fromWorld, keepInWorld } from '../lib/sequence/world';
import { serveWorkshop } from '../lib/workshop/page/serve';
import { WORKSHOP_PORT } from '../lib/workshop/protocol';

const NAME = 'jasonAiCreditsWorkshop';

/** Put into a sequence page by the workshop, when a person looks at that page with it. Listens once, however often it comes. */
export default defineUnlistedScript(() => {
  if (fromWorld(NAME)) return;
  keepInWorld(NAME, true);
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === WORKSHOP_PORT && port.sender?.id === browser.runtime.id) serveWorkshop(port);
  });
});
