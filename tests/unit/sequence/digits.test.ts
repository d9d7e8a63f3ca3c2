import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countInSentence } from '../../../lib/sequence/digits';

describe('the count in a sentence', () => {
  test.each([
    ['1,240 contacts selected', 1_240],
    ['1.240 Kontakte ausgewählt', 1_240],
    ['1 240 kontaktów wybrano', 1_240],
    ['1\u00a0240 контактов', 1_240],
    ['1\u202f240 contacts sélectionnés', 1_240],
    ['1\u2009240 contacts', 1_240],
    ['1’240 Kontakte', 1_240],
    ['12,34,567 contacts', 1_234_567],
    ['1.234.567 Kontakte', 1_234_567],
    ['١٬٢٤٠ جهة اتصال', 1_240],
    ['۱٬۲۴۰ مخاطب', 1_240],
    ['१,२४० संपर्क', 1_240],
    ['1240 contacts', 1_240],
    ['1 contact selected', 1],
    ['0 selected', 0],
    ['Selected: 50 of 1,240', 50],
    ['50 (on 2 pages)', 50],
    ['選択済み 1,240件', 1_240],
  ])('%s', (sentence, count) => {
    expect(countInSentence(sentence, 'first')).toBe(count);
  });

  test.each([
    'No contacts selected',
    '',
    '1.2K contacts selected',
    '12k contacts',
    '1.5 contacts',
    '3万件',
    '1,000+ contacts',
    '~1,000 contacts',
    '50% of the list',
    '50 % de la liste',
  ])('is unknown in "%s"', (sentence) => {
    expect(countInSentence(sentence, 'first')).toBeNull();
  });
});

const LANGUAGES =
  'bg ca cs da de el en es et fi fr he hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sr sv tr uk vi zh';

test.each(LANGUAGES.split(' '))('no short number of %s is taken for a count', (language) => {
  const short = new Intl.NumberFormat(language, { notation: 'compact' });
  for (const count of [12_000, 12_345, 120_000]) {
    expect([null, count]).toContain(countInSentence(`${short.format(count)} …`, 'first'));
  }
});

describe('the last count in a sentence', () => {
  test.each([
    ['Selected: 50 of 1,240', 1_240],
    ['Step 2: 1 240 contacts', 1_240],
    ['12 contacts', 12],
    ['50 (on 2 pages)', 2],
    ['5 12', 12],
    ['1,000+ found, 12 selected', 12],
  ])('%s', (sentence, count) => {
    expect(countInSentence(sentence, 'last')).toBe(count);
  });

  test('is unknown where it is said roundly, whatever the first one is', () => {
    expect(countInSentence('12 of 1.2K', 'last')).toBeNull();
    expect(countInSentence('12 of 1.2K', 'first')).toBe(12);
  });
});

const LOCALES =
  `af am ar ar-EG ar-MA as az be bg bn brx bs ca ccp ceb ckb cs cy da de de-AT de-CH dz el en en-IN en-ZA es
  es-MX et eu fa ff-Adlm fi fil fr fr-CH ga gl gu ha he hi hr hu hy id is it ja ka kk km kn ko kok ks ku ky lo lt lv mai mk
  ml mn mni mr ms my ne nl no nqo or pa pa-Arab pl ps pt pt-PT ro ru sa sat sd sd-Deva si sk sl sq sr sv sw ta te th ti tk tr
  ug uk ur ur-IN uz uz-Arab vi yo zh zh-TW zu`.split(/\s+/);
/** Those of them whose digits stand for themselves; Chinese numerals are words. */
const SYSTEMS = Intl.supportedValuesOf('numberingSystem').filter((system) => system !== 'hanidec');

describe('a number as a browser writes it', () => {
  const count = fc.oneof(fc.nat({ max: 2_000 }), fc.nat({ max: 100_000_000 }), fc.maxSafeNat());
  const around = fc.constantFrom('', ' contacts selected', ' (all pages)', '件', ' выбрано', ' جهة اتصال');

  test('reads back in every language', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LOCALES), count, around, (locale, number, words) => {
        const sentence = `${words.trim()}: ${new Intl.NumberFormat(locale).format(number)}${words}`;
        expect(countInSentence(sentence, 'first')).toBe(number);
        expect(countInSentence(sentence, 'last')).toBe(number);
      }),
      { numRuns: 2_000 },
    );
  });

  test('reads back in every script', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SYSTEMS), count, (numberingSystem, number) => {
        const written = new Intl.NumberFormat('en', { numberingSystem }).format(number);
        expect(countInSentence(`${written} contacts`, 'first')).toBe(number);
      }),
      { numRuns: 1_000 },
    );
  });

  test('is told from another one in the sentence', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LOCALES), count, count, (locale, first, last) => {
        const write = new Intl.NumberFormat(locale).format;
        const sentence = `${write(first)} / ${write(last)}`;
        expect(countInSentence(sentence, 'first')).toBe(first);
        expect(countInSentence(sentence, 'last')).toBe(last);
      }),
      { numRuns: 1_000 },
    );
  });
});
