import { type ComponentChild, render } from 'preact';
import browser from 'webextension-polyfill';

/** Draws a page in the browser's language. The HTML has no words of its own. */
export function startPage(title: string, page: ComponentChild): void {
  document.title = title;
  document.documentElement.lang = browser.i18n.getUILanguage();
  document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir');
  render(page, document.body);
}
