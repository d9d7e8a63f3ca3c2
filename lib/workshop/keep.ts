import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { PageProfile } from '../profile/profile';
import type { Work } from './draft';
import { isShaped } from './errors';

const KEY = 'workshop';

const Stored = v.object({
  profile: v.custom<PageProfile>(isShaped),
  openedId: v.fallback(v.nullable(v.string()), null),
});

/** The draft of the last visit; null where there is none, or profiles have another shape since. */
export async function readKept(): Promise<Work | null> {
  const stored = v.safeParse(Stored, (await browser.storage.local.get(KEY))[KEY]);
  return stored.success ? stored.output : null;
}

/** Keeps a draft for the next visit. */
export function keep({ profile, openedId }: Work): Promise<void> {
  return browser.storage.local.set({ [KEY]: { profile, openedId } });
}
