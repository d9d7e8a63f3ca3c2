import browser from 'webextension-polyfill';
import type { Work } from './draft';
import { isShaped } from './errors';

const KEY = 'workshop';

/** The draft of the last visit; null where there is none, or profiles have another shape since. */
export async function readKept(): Promise<Work | null> {
  const stored = (await browser.storage.local.get(KEY))[KEY] as Partial<Work> | undefined;
  if (stored === undefined || !isShaped(stored.profile)) return null;
  const { profile, openedId } = stored;
  return { profile, openedId: typeof openedId === 'string' ? openedId : null };
}

/** Keeps a draft for the next visit. */
export function keep({ profile, openedId }: Work): Promise<void> {
  return browser.storage.local.set({ [KEY]: { profile, openedId } });
}
