import { type ComponentChild, render } from 'preact';
import { declareLanguage } from '../../lib/i18n/language';

/** Draws a page in the language of the copy. The HTML has no words of its own. */
export function startPage(title: string, page: ComponentChild): void {
  document.title = title;
  declareLanguage(document.documentElement);
  render(page, document.body);
}
