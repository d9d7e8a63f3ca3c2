import browser from 'webextension-polyfill';
import type messages from '../../public/_locales/en/messages.json';

/** A key of the extension's copy. All copy lives in `public/_locales`, English first. */
export type TextKey = keyof typeof messages;

/** A key that has one wording per plural category: `key_one`, `key_other` … */
export type PluralKey = Extract<TextKey, `${string}_other`> extends `${infer Stem}_other` ? Stem : never;

/** The words for a key in the browser's language; `$1` … `$9` stand for the substitutions. */
export function text(key: TextKey, ...substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions);
}

/**
 * The words for a number of things: `$1` is the number as people of that language write it.
 *
 * @param count a whole number, ≥ 0
 */
export function plural(key: PluralKey, count: number, ...substitutions: string[]): string {
  const language = browser.i18n.getUILanguage();
  const form = new Intl.PluralRules(language).select(count);
  const values = [formatNumber(count), ...substitutions];
  // A language's rare forms may have no wording of their own.
  return browser.i18n.getMessage(`${key}_${form}`, values) || browser.i18n.getMessage(`${key}_other`, values);
}

/** A number as people of the browser's language write it. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(browser.i18n.getUILanguage()).format(value);
}
