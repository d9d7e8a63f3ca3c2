import browser from 'webextension-polyfill';

/**
 * The language that the copy is in, as BCP 47 names it. Where the browser speaks one that there is no copy in, that is
 * English. Where it speaks the same one, it has the browser's region, and so that region's numbers and dates.
 */
export function language(): string {
  // Where the browser has let go of the extension's copy, as it has in pages that outlive an update, numbers still need one.
  const copy = browser.i18n.getMessage('language') || 'en';
  const browsers = browser.i18n.getUILanguage();
  return new Intl.Locale(browsers).language === new Intl.Locale(copy).language ? browsers : copy;
}

/** Which way the copy is written. */
export function direction(): 'ltr' | 'rtl' {
  return browser.i18n.getMessage('direction') === 'rtl' ? 'rtl' : 'ltr';
}

/** Says of an element, for the browser and for who listens, what language the copy in it is in. */
export function declareLanguage(element: HTMLElement): void {
  element.lang = language();
  element.dir = direction();
}
