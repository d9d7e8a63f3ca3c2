import type { Route } from '../route.ts';
import { LANGUAGES, type Language } from './copy.ts';
import type { Page } from './document.ts';
import { languageOf } from './language.ts';

/**
 * The address of a page for people, in the language that their browser asks for.
 *
 * @param pageIn makes it in a language
 */
export function pageRoute(
  described: Pick<Route, 'name' | 'path' | 'summary'>,
  pageIn: (language: Language) => Page,
): Route {
  const pages = Object.fromEntries(LANGUAGES.map((language) => [language, pageIn(language)])) as Record<
    Language,
    Page
  >;
  return {
    ...described,
    method: 'GET',
    who: 'anyone',
    answer: { status: 200, type: 'text/html' },
    handle(c) {
      const language = languageOf(c);
      const { html, policy } = pages[language];
      c.header('Content-Security-Policy', policy);
      c.header('Content-Language', language);
      c.header('Vary', 'Accept-Language');
      return c.html(html);
    },
  };
}
