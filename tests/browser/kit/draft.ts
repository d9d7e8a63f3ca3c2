import type { Page } from 'playwright-core';

/** What an extension page has that Node hasn't. */
interface StorageGlobals {
  readonly chrome: { readonly storage: { readonly local: { remove(key: string): Promise<void> } } };
}

/** Forgets what was worked on in the workshop, which keeps that. @param page one of the extension's own */
export async function forgetDraft(page: Page): Promise<void> {
  await page.evaluate(() =>
    (globalThis as unknown as StorageGlobals).chrome.storage.local.remove('workshop'),
  );
}
