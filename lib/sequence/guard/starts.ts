import browser from 'webextension-polyfill';
import type { PageProfile } from '../../profile/profile';
import { matchUrl } from '../match';

/** What the guard has to know of a page profile. */
type Start = Pick<PageProfile, 'urls' | 'start'>;

const KEY = 'starts';

/** Keeps what the guard needs of the profiles in use where a page finds it without waking the worker. */
export async function storeStarts(profiles: readonly Start[]): Promise<void> {
  const starts = profiles.map(({ urls, start }) => ({ urls, start }));
  await browser.storage.local.set({ [KEY]: starts });
}

/** @returns what was stored last; nothing where nothing was */
export async function storedStarts(): Promise<readonly Start[]> {
  // Written by `storeStarts` alone; a schema's library would be larger than all of the guard.
  const { [KEY]: starts } = await browser.storage.local.get(KEY);
  return Array.isArray(starts) ? starts : [];
}

/** Selectors of the start controls that an address may have; the reader, when it comes, knows for certain. */
export function startsAt(url: string, starts: readonly Start[]): string[] {
  return starts
    .filter(({ urls }) => urls.some((one) => matchUrl(one, url) !== null))
    .map(({ start }) => start);
}
