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
    expect(countInSentence(sentence)).toBe(count);
  });

  test.each(['No contacts selected', '', '1.2K contacts selected', '12k contacts', '1.5 contacts', '3万件'])(
    'is unknown in "%s"',
    (sentence) => {
      expect(countInSentence(sentence)).toBeNull();
    },
  );
});
