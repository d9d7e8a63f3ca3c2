import { afterAll, beforeAll, expect, it } from 'vitest';
import { SHIPPED_PROFILES } from '../../lib/profile/shipped';
import { Harness } from './kit/harness';
import { setPolicy } from './kit/policy';

// What an organisation sets by policy, in a browser that is open already.

const SHOP = 'https://procurement.example/credits';
const [shipped] = SHIPPED_PROFILES;
const PROFILE = {
  ...shipped,
  name: 'Official',
  counter: { anchor: '.people__bar', place: 'first', otherwise: 'nowhere' },
};

/** What an extension page has that Node hasn't. */
interface ExtensionGlobals {
  readonly chrome: {
    readonly tabs: { query(of: { url: string }): Promise<{ id: number }[]> };
    readonly scripting: {
      executeScript(what: { target: { tabId: number }; func: () => unknown }): Promise<{ result: unknown }[]>;
    };
    readonly storage: { readonly managed: { get(): Promise<object> } };
  };
}

let browser: Harness;

beforeAll(async () => {
  browser = await Harness.start({ contacts: 3, manual: true });
});
afterAll(() => browser.stop());

/** What a content script of ours gets to see of the policy. */
async function policyInThePage(): Promise<unknown> {
  const page = await browser.backgroundPage();
  return page.evaluate(async () => {
    const { chrome } = globalThis as unknown as ExtensionGlobals;
    const [tab] = await chrome.tabs.query({ url: 'https://run.reply.io/*' });
    const [injected] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? 0 },
      func: () =>
        (globalThis as unknown as ExtensionGlobals).chrome.storage.managed.get().then(JSON.stringify, String),
    });
    return injected?.result;
  });
}

it('is followed by pages that are open, locked in Settings, hidden from web pages, and gone with the policy', async () => {
  const sequence = await browser.openSequence();
  const buyLinkTo = (url: string) => sequence.counter.locator(`a.buy[href="${url}"]`);
  const options = await browser.openExtensionPage('options.html');
  const buyLink = options.getByLabel('Where “Buy credits” leads');
  await buyLink.fill('https://shop.example/');
  await options.getByRole('region', { name: 'Buy link' }).getByRole('button', { name: 'Save' }).click();
  await buyLinkTo('https://shop.example/').waitFor();

  await setPolicy(browser, {
    buyLink: SHOP,
    profiles: [JSON.stringify(PROFILE)],
    server: 'http://credits.example.com',
  });
  await options.getByText('Set by your organisation').waitFor();
  expect(await buyLink.inputValue()).toBe(SHOP);
  expect(await buyLink.isEditable()).toBe(false);
  await options.getByText("server: This address isn't safe").waitFor();
  await options.getByText("In use now: Official (your organisation's)").waitFor();
  await buyLinkTo(SHOP).waitFor();
  await sequence.page.bringToFront();
  await sequence.page.locator('.people__bar > jason-ai-credits').waitFor();
  expect(await policyInThePage()).toMatch(/^Error: Access to storage is not allowed/);

  await setPolicy(browser, {});
  await buyLinkTo('https://shop.example/').waitFor();
  await sequence.page.locator('.sequence-toolbar__actions > jason-ai-credits').waitFor();
  await options.getByText('Set by your organisation').waitFor({ state: 'detached' });
  expect(await buyLink.inputValue()).toBe('https://shop.example/');
});
