import browser, { type Runtime } from 'webextension-polyfill';

/** Shows the introduction to somebody who has just got the extension; an update is no reason to. */
export async function welcome({ reason }: Pick<Runtime.OnInstalledDetailsType, 'reason'>): Promise<void> {
  if (reason === 'install') await browser.tabs.create({ url: browser.runtime.getURL('welcome.html') });
}
