import type { Context } from 'hono';
import { type DetectorOptions, detectFromHeader } from 'hono/language';
import { LANGUAGES, type Language } from './copy.ts';

const OPTIONS: DetectorOptions = {
  lookupFromHeaderKey: 'Accept-Language',
  supportedLanguages: [...LANGUAGES],
  ignoreCase: true,
  // The header is all that is looked at, and nothing is kept: the rest only has to be there.
  order: ['header'],
  caches: false,
  fallbackLanguage: 'en',
  lookupQueryString: '',
  lookupCookie: '',
  lookupFromPathIndex: 0,
};

/** The language that a person's browser asks for, as far as there is one; else English. */
export function languageOf(c: Context): Language {
  const asked = detectFromHeader(c, OPTIONS);
  return LANGUAGES.find((language) => language === asked) ?? 'en';
}
