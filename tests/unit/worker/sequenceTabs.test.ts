import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { injectIntoOpenTabs, injectOnceIntoOpenTabs } from '../../../lib/worker/sequenceTabs';

const executeScript = vi.fn(async ({ target }: { target: { tabId: number } }) => {
  if (target.tabId === 4) throw new Error('No tab with id: 4');
});
/** Tabs in which a script of ours lives. */
let heard: Set<number>;

beforeEach(() => {
  executeScript.mockClear();
  heard = new Set([2]);
  Object.assign(fakeBrowser, { scripting: { executeScript } });
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ content_scripts: [{ js: ['guard.js'] }, { js: ['sequence.js'] }] }),
  });
  Object.assign(fakeBrowser.tabs, {
    query: async () => [{ id: 1 }, { id: 2 }, {}, { id: 4 }, { id: 5 }],
    sendMessage: async (id: number) => {
      if (!heard.has(id)) throw new Error('Could not establish connection. Receiving end does not exist.');
    },
  });
});

const injected = () => executeScript.mock.calls.map(([asked]) => asked);

it('open pages get the content script, but for those where one lives', async () => {
  await injectIntoOpenTabs();
  const files = ['guard.js', 'sequence.js'];
  expect(injected()).toEqual([1, 4, 5].map((tabId) => ({ target: { tabId }, files })));
});

it('that is done once for as long as the extension is on, however often its worker starts', async () => {
  await injectOnceIntoOpenTabs();
  await injectOnceIntoOpenTabs();
  expect(injected()).toHaveLength(3);
  await fakeBrowser.storage.session.clear();
  await injectOnceIntoOpenTabs();
  expect(injected()).toHaveLength(6);
});
