import browser from 'webextension-polyfill';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveWorkshop } from '../lib/workshop/page/serve';
import { WORKSHOP_PORT } from '../lib/workshop/protocol';

/** What this script leaves in its own world of the page, which the page can't see. */
interface World {
  listensToWorkshop?: true;
}

/** Put into a sequence page by the workshop, when a person looks at that page with it. Listens once, however often it comes. */
export default defineUnlistedScript(() => {
  const world = globalThis as World;
  if (world.listensToWorkshop) return;
  world.listensToWorkshop = true;
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === WORKSHOP_PORT && port.sender?.id === browser.runtime.id) serveWorkshop(port);
  });
});
