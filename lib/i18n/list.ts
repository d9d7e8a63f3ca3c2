import browser from 'webextension-polyfill';

/** Things one after the other, as people of the browser's language list them. */
export function formatList(things: readonly string[]): string {
  return new Intl.ListFormat(browser.i18n.getUILanguage(), { type: 'conjunction' }).format(things);
}
