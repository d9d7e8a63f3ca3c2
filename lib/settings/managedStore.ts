import browser, { type Storage } from 'webextension-polyfill';
import { parsePolicy } from './managed';
import type { Policy } from './policy';

/** Chromium's, which can say who may read an area; Firefox's can't. */
type ManagedArea = Storage.StorageArea & {
  setAccessLevel?(access: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
};

/** What the organisation has set now. Firefox refuses to say where it has set nothing. */
export async function readPolicy(): Promise<ReturnType<typeof parsePolicy>> {
  return parsePolicy(await browser.storage.managed.get().catch(() => ({})));
}

/** The same without what is wrong with it. */
export async function readValidPolicy(): Promise<Policy> {
  return (await readPolicy()).policy;
}

/** Keeps the policy, which may hold a token, from content scripts: there is no telling what the page made of their process. */
export async function keepPolicyFromPages(): Promise<void> {
  const area: ManagedArea = browser.storage.managed;
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** @param listener told which keys have changed, while the browser runs; Firefox takes policies in only when it starts */
export function onPolicyChanged(listener: (keys: readonly string[]) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed') listener(Object.keys(changes));
  });
}
