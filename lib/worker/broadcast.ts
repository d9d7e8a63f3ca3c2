import browser from 'webextension-polyfill';
import type { Broadcast } from '../messages/catalogue';
import { SEQUENCE_EDITOR_PAGES } from '../profile/origin';

/** Tells every page of ours that something has changed. Nobody listening is as good as told. */
export async function broadcast(message: Broadcast): Promise<void> {
  const tabs = await browser.tabs.query({ url: SEQUENCE_EDITOR_PAGES });
  await Promise.allSettled([
    browser.runtime.sendMessage(message),
    ...tabs.map(({ id }) => (id === undefined ? null : browser.tabs.sendMessage(id, message))),
  ]);
}
