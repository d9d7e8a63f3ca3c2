import * as muiLocales from '@mui/x-data-grid/locales';
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
    ['１，２４０件', 1_240],
    ['1\u2006240', 1_240],
    ['\u20681\u200f\u066c240\u2069 contacts', 1_240],
    ['5 E-mails', 5],
    ['12 B2B contacts', 12],
    ['Sequence Q3: 12 selected', 12],
    ['✓ 12 selected', 12],
    ['12 selected. Select all 40 thousand', 12],
    ['12 contacts · Clear', 12],
    ['Approved by Ann? 12 selected', 12],
    ['12 of 40 contacts on this page are selected', 12],
    ['12 von 40 Kontakten ausgewählt', 12],
    ['3 Empfänger markiert', 3],
    ['1 240 kontaktów wybrano', 1_240],
    ['12 contactos seleccionados', 12],
    ['12 de 40 contatos selecionados', 12],
    ['12 persone selezionate', 12],
    ['12 geselecteerde contactpersonen', 12],
    ['Вибрано 12 контактів', 12],
    ['Выбрано: 12 из 40', 12],
    ['12 kişi seçildi', 12],
    ['Đã chọn 12 liên hệ', 12],
    ['12 件選択中', 12],
    ['12件の連絡先が選択されています', 12],
    ['已选择 12 个联系人', 12],
    ['12개의 연락처가 선택됨', 12],
    ['เลือก 12 รายการ', 12],
    ['تم تحديد 12 جهة اتصال', 12],
    ['12 संपर्क चुने गए', 12],
    ['12 valda kontakter', 12],
    ['12/40 selected', 12],
    ['All (1,240)', 1_240],
    ['12 (of 1.2K) selected', 12],
    ['12 D2C leads', 12],
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
    '12 thousand contacts selected',
    '12 Tsd. ausgewählt',
    '12 тисяч',
    '12 lakh',
    '12L',
    '5 crore',
    '12 ألف',
    '3 dozen contacts',
    '12 百件',
    '12천 명',
    '12e3 contacts',
    '10³ contacts',
    '12½ contacts',
    '١٫٢ ألف',
    '١٫٢٤٠',
    '≥ 1,000',
    '> 1,000',
    '= 1,000',
    '＞1,000',
    'over 1,000',
    'more than 1,000 contacts',
    'About 1,000 contacts selected',
    'approx. 1,000 contacts',
    'at least 1,000',
    '1,000 or more contacts',
    '1,000 contacts or more',
    'über 1.000 Kontakte',
    'mehr als 1.000',
    'ca. 1.000 Kontakte',
    'plus de 1 000 contacts',
    'más de 1.000 contactos',
    'cerca de 1.000 contatos',
    'понад 1 000 контактів',
    'более 1 000 контактов',
    'أكثر من 1,000',
    '約1,000件',
    '1,000件以上',
    '1,000명 이상',
    '1,000여 명',
    '1000多个',
    'no more than 12',
    'fast 1.000 Kontakte',
    'presque 1 000 contacts',
    'almeno 1.000 contatti',
    'ほぼ1,000件',
    '近1,000名',
    '1,000↑',
    '1,240ish contacts',
    '12 Mio. Kontakte',
    '12 milhões',
    '۱۲ هزار',
    '12 หมื่น รายการ',
    '12 nghìn liên hệ',
    '1,24…',
    '…240 selected',
    '.5 contacts',
    '5–10 contacts',
    '12:30',
    '1·240 contacts',
    '1_240 contacts',
    '1´240 contacts',
    '12_thousand',
    '$12',
    '12 €',
    '12 not selected',
    '12 deselected',
    'Ann and 12 others',
  ])('is unknown in "%s"', (sentence) => {
    expect(countInSentence(sentence, 'first')).toBeNull();
  });
});

describe('the sentence of MUI’s grid', () => {
  const footers = Object.entries(muiLocales).flatMap(([name, locale]) => {
    if (!('components' in locale)) return [];
    const { footerRowSelected } = locale.components.MuiDataGrid.defaultProps.localeText;
    return footerRowSelected === undefined ? [] : [[name, footerRowSelected] as const];
  });

  test.each(footers)('says its number in %s', (_, footer) => {
    for (const count of [2, 5, 21, 1_240]) {
      const sentence = String(footer(count));
      expect(countInSentence(sentence, 'first'), sentence).toBe(count);
    }
  });
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

describe.each(['short', 'long'] as const)('a %s number in words', (compactDisplay) => {
  test.each(LOCALES)('of %s is taken for no other count', (locale) => {
    const format = new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay });
    for (let count = 1_000; count <= 1e14; count *= 10) {
      for (const number of [count, count * 2, count * 5, count * 1.2]) {
        const said = format.format(number);
        for (const sentence of [said, `${said} contacts`, `Selected: ${said}`]) {
          expect([null, number], sentence).toContain(countInSentence(sentence, 'first'));
        }
      }
    }
  });
});

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
