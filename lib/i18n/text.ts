import browser from 'webextension-polyfill';
import type messages from '../../public/_locales/en/messages.json';
import { direction, language } from './language';

/** A key of the extension's copy. All copy lives in `public/_locales`, English first. */
export type TextKey = keyof typeof messages;

/** A key that has one wording per plural category: `key_one`, `key_other` … */
export type PluralKey = Extract<TextKey, `${string}_one`> extends `${infer Stem}_one` ? Stem : never;

/** What is filled in stands for itself: in text from right to left, its own order doesn't mix with that of its neighbours. */
const ISOLATE = ['\u2068', '\u2069'] as const;

/** The words for a key in the copy's language; `$1` … `$9` stand for the substitutions. */
export function text(key: TextKey, ...substitutions: string[]): string {
  return say(key, substitutions);
}

/**
 * The words for a number of things: `$1` is the number as people of that language write it.
 *
 * @param count a whole number, ≥ 0
 */
export function plural(key: PluralKey, count: number, ...substitutions: string[]): string {
  const form = new Intl.PluralRules(language()).select(count);
  const values = [formatNumber(count), ...substitutions];
  // A language's rare forms may have no wording of their own.
  return say(`${key}_${form}`, values) || say(`${key}_other`, values);
}

/**
 * The words for a number of things in three pieces, to make the number stand out: what goes before it, itself, and what
 * comes after it. Where a language says it without a number, as Arabic does of two, all of it stands for the number.
 */
export function pluralAround(key: PluralKey, count: number): [before: string, number: string, after: string] {
  const words = plural(key, count);
  const number = formatNumber(count);
  const at = words.indexOf(number);
  if (at === -1) return ['', words, ''];
  return [words.slice(0, at), number, words.slice(at + number.length)];
}

/** A number as people of the copy's language write it. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

/** What divides cells in the person's spreadsheet: it follows the browser's region, not the language that the copy is in. */
export function csvDelimiter(): ',' | ';' {
  const parts = new Intl.NumberFormat(browser.i18n.getUILanguage()).formatToParts(0.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
}

function say(key: string, substitutions: readonly string[]): string {
  const [open, close] = direction() === 'rtl' ? ISOLATE : ['', ''];
  return browser.i18n.getMessage(
    key,
    substitutions.map((one) => `${open}${one}${close}`),
  );
}
