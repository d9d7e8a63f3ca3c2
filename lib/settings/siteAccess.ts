import browser from 'webextension-polyfill';
import { SEQUENCE_EDITOR_PAGES } from '../profile/origin';

/** What the manifest names, and a person can take back: Chromium's site access “on click”, Firefox's permissions. */
const SITE = { origins: [SEQUENCE_EDITOR_PAGES] };

/** Whether the extension may work in sequence pages, as far as the browser can tell. */
export async function hasSiteAccess(): Promise<boolean> {
  try {
    return await browser.permissions.contains(SITE);
  } catch {
    return true;
  }
}

/** Asks the person for it. To be called in the click itself: Firefox asks only then. @returns whether it may by now */
export async function requestSiteAccess(): Promise<boolean> {
  try {
    return await browser.permissions.request(SITE);
  } catch {
    return false;
  }
}
