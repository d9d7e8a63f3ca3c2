import type { Context } from 'hono';
import type { Env } from '../env.ts';
import type { Route } from '../route.ts';
import { LANGUAGES, type Language } from './copy.ts';
import type { Page } from './document.ts';
import { languageOf } from './language.ts';

/** The address of a page for people. */
export function pageRoute(
  described: Pick<Route, 'name' | 'path' | 'summary'>,
  pageIn: (language: Language) => Page,
): Route {
  return {
    ...described,
    method: 'GET',
    who: 'anyone',
    answer: { status: 200, type: 'text/html' },
    handle: answerPage(pageIn),
  };
}

/**
 * Answers with a page in the language that a person's browser asks for.
 *
 * @param pageIn makes it in a language
 */
export function answerPage(
  pageIn: (language: Language) => Page,
): (c: Context<Env>) => Response | Promise<Response> {
  const pages = Object.fromEntries(LANGUAGES.map((language) => [language, pageIn(language)])) as Record<
    Language,
    Page
  >;
  return (c) => {
    const language = languageOf(c);
    const { html, policy } = pages[language];
    c.header('Content-Security-Policy', policy);
    c.header('Content-Language', language);
    c.header('Vary', 'Accept-Language');
    return c.html(html);
  };
}
