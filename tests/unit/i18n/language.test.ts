// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { declareLanguage, language } from '../../../lib/i18n/language';
import { formatList } from '../../../lib/i18n/list';
import { formatMoney } from '../../../lib/i18n/money';
import { csvDelimiter, formatNumber, plural, pluralAround, text } from '../../../lib/i18n/text';
import { formatDay, formatDuration } from '../../../lib/i18n/time';

const ENGLISH = { language: 'en', direction: 'ltr', credits_one: '$1 credit', credits_other: '$1 credits' };
const UKRAINIAN = {
  language: 'uk',
  direction: 'ltr',
  credits_one: '$1 кредит',
  credits_few: '$1 кредити',
  credits_many: '$1 кредитів',
  credits_other: '$1 кредиту',
};
const FRENCH = { language: 'fr', direction: 'ltr', credits_one: '$1 crédit', credits_other: '$1 crédits' };
const ARABIC = {
  language: 'ar',
  direction: 'rtl',
  credits_zero: 'لا نقاط',
  credits_one: 'نقطة واحدة',
  credits_two: 'نقطتان',
  credits_few: '$1 نقاط',
  credits_many: '$1 نقطة',
  credits_other: '$1 نقطة',
};

/** A browser that speaks `browsers`, where the extension's copy is this. */
function speak(browsers: string, copy: Readonly<Record<string, string>>): void {
  Object.assign(fakeBrowser.i18n, {
    getUILanguage: () => browsers,
    getMessage: (key: string, values: readonly string[] = []) =>
      (copy[key] ?? '').replace(/\$(\d)/g, (_, place) => values[Number(place) - 1] ?? ''),
  });
}

describe('the language is that of the copy', () => {
  it('where the browser speaks one that there is none in: its numbers, plurals and dates go with the words', () => {
    speak('fr', ENGLISH);
    expect(language()).toBe('en');
    // French would say 0 as it says 1, and write 1 234.
    expect(plural('credits', 0)).toBe('0 credits');
    expect(formatNumber(1_234)).toBe('1,234');
    expect(formatDay(Date.UTC(2026, 10, 27, 12), Date.UTC(2026, 0, 1))).toBe('November 27');
    expect(formatMoney(150, 'EUR')).toBe('€1.50');
    expect(formatList(['a', 'b'])).toBe('a and b');
    expect(formatDuration(5 * 60_000)).toBe('5 minutes');
  });

  it('with the region of a browser that speaks the same one', () => {
    speak('en-GB', ENGLISH);
    expect(language()).toBe('en-GB');
    expect(formatDay(Date.UTC(2026, 10, 27, 12), Date.UTC(2026, 0, 1))).toBe('27 November');
  });

  it('and said of an element, with the way that it runs', () => {
    const element = document.createElement('div');
    speak('he', ENGLISH);
    declareLanguage(element);
    expect(element.outerHTML).toBe('<div lang="en" dir="ltr"></div>');
    speak('ar-EG', ARABIC);
    declareLanguage(element);
    expect(element.outerHTML).toBe('<div lang="ar-EG" dir="rtl"></div>');
  });
});

describe('plurals', () => {
  it.each([
    [1, '1 кредит'],
    [21, '21 кредит'],
    [3, '3 кредити'],
    [11, '11 кредитів'],
    [0, '0 кредитів'],
  ])('%i in a language with four forms is %s', (count, words) => {
    speak('uk', UKRAINIAN);
    expect(plural('credits', count)).toBe(words);
  });

  it('fall back to the usual form where a language has no wording for a rare one', () => {
    speak('fr', FRENCH);
    expect(plural('credits', 1_000_000)).toMatch(/^1\s000\s000 crédits$/u);
  });

  it('come in pieces around their number, where they have one', () => {
    speak('en', ENGLISH);
    expect(pluralAround('credits', 1_000)).toEqual(['', '1,000', ' credits']);
    speak('ar', ARABIC);
    expect(pluralAround('credits', 2)).toEqual(['', 'نقطتان', '']);
  });
});

it('what is filled in between words from right to left stands for itself', () => {
  speak('ar', { ...ARABIC, options_team_left: 'غادرت $1.' });
  expect(text('options_team_left', 'Acme (US)')).toBe('غادرت \u2068Acme (US)\u2069.');
});

describe('files for spreadsheets are divided', () => {
  it.each([
    ...(['de', 'es', 'fr', 'pt-BR', 'uk', 'de-AT', 'en-ZA'] as const).map(
      (browsers) => [browsers, ';'] as const,
    ),
    ...(['en', 'ja', 'ar-EG', 'es-MX', 'de-CH', 'en-GB'] as const).map(
      (browsers) => [browsers, ','] as const,
    ),
    // No copy is in Italian, but the spreadsheet is.
    ['it', ';'],
  ] as const)('as those of %s want it: %s', (browsers, delimiter) => {
    speak(browsers, ENGLISH);
    expect(csvDelimiter()).toBe(delimiter);
  });
});
