import { languageDetector } from 'hono/language';
import type { Route } from '../route.ts';
import { LANGUAGES, type Language } from './copy.ts';
import type { Page } from './document.ts';

/** By what a person's browser asks for; nothing of it is kept. */
const detect = languageDetector({
  order: ['header'],
  caches: false,
  supportedLanguages: [...LANGUAGES],
  fallbackLanguage: 'en',
});

/**
 * The address of a page for people, in the language that their browser asks for, or in English.
 *
 * @param pageIn makes it in a language
 */
export function pageRoute(
  described: Pick<Route, 'name' | 'path' | 'summary'>,
  pageIn: (language: Language) => Page,
): Route {
  const pages = Object.fromEntries(LANGUAGES.map((language) => [language, pageIn(language)]));
  return {
    ...described,
    method: 'GET',
    who: 'anyone',
    answer: { status: 200, type: 'text/html' },
    async handle(c) {
      await detect(c, async () => {});
      const { html, policy } = pages[c.get('language')] ?? pageIn('en');
      c.header('Content-Security-Policy', policy);
      c.header('Content-Language', c.get('language'));
      c.header('Vary', 'Accept-Language');
      return c.html(html);
    },
  };
}
