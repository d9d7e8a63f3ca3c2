import browser from 'webextension-polyfill';
import { hostPattern, SERVER_DATA, type SentData } from '../protocol/access';

/** What the browser must be asked for before anything is sent to a server. */
function accessTo(url: string, data: SentData) {
  return {
    origins: [hostPattern(url)],
    // Only Firefox asks for consent to what is sent, and others refuse a request that names it.
    ...(import.meta.env.BROWSER === 'firefox' && { data_collection: [...data] }),
  };
}

/**
 * Asks the person, through the browser, to let the extension speak to a server. To be called in the click itself,
 * before anything is awaited: Firefox asks only then.
 *
 * @param data what is sent there
 * @returns whether it may
 */
export async function requestAccess(url: string, data: SentData = SERVER_DATA): Promise<boolean> {
  try {
    return await browser.permissions.request(accessTo(url, data));
  } catch {
    // A browser that won't even ask hasn't allowed it.
    return false;
  }
}

/** Whether the extension may speak to a server by now: the person can take that back at any time. */
export function hasAccess(url: string, data: SentData = SERVER_DATA): Promise<boolean> {
  return browser.permissions.contains(accessTo(url, data));
}
