import browser, { type Runtime, type Tabs } from 'webextension-polyfill';
import { SEQUENCE_EDITOR_PAGES } from '../profile/origin';
import { WORKSHOP_PORT, WORKSHOP_SCRIPT } from './protocol';

/** A page of the sequence editor's app that is open in a tab. */
export interface OpenPage {
  readonly tabId: number;
  readonly title: string;
  readonly url: string;
}

/** What the workshop needs of the browser; handed in, so that it can be tested without one. */
export interface Browsing {
  /** The pages that are open, the one that was looked at last first. */
  openPages(): Promise<readonly OpenPage[]>;
  /** Tells whenever pages may have come, gone or changed; `loaded` is the tab that a page has loaded in. */
  onChange(told: (loaded: number | null) => void, signal: AbortSignal): void;
  /** @throws where the browser doesn't let the extension into the page */
  connect(tabId: number): Promise<Runtime.Port>;
  /** Brings a tab to the front. */
  show(tabId: number): Promise<void>;
  /** Brings the workshop itself to the front. */
  comeBack(): Promise<void>;
}

export const browsing: Browsing = {
  async openPages() {
    const tabs = await browser.tabs.query({ url: SEQUENCE_EDITOR_PAGES });
    return tabs
      .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
      .flatMap(({ id, title = '', url = '' }) => (id === undefined ? [] : { tabId: id, title, url }));
  },
  onChange(told, signal) {
    const onUpdated = (tabId: number, { status }: Tabs.OnUpdatedChangeInfoType): void =>
      told(status === 'complete' ? tabId : null);
    const onOther = (): void => told(null);
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.tabs.onCreated.addListener(onOther);
    browser.tabs.onRemoved.addListener(onOther);
    signal.addEventListener('abort', () => {
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onCreated.removeListener(onOther);
      browser.tabs.onRemoved.removeListener(onOther);
    });
  },
  async connect(tabId) {
    await browser.scripting.executeScript({ target: { tabId }, files: [WORKSHOP_SCRIPT] });
    return browser.tabs.connect(tabId, { name: WORKSHOP_PORT, frameId: 0 });
  },
  show,
  async comeBack() {
    const own = await browser.tabs.getCurrent();
    if (own?.id !== undefined) await show(own.id);
  },
};

async function show(tabId: number): Promise<void> {
  const { windowId } = await browser.tabs.update(tabId, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}
