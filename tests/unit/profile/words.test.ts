import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { categoryOf, says } from '../../../lib/profile/words';

const MARKS = [
  ...'\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u200b\u200c\u200d\u2060\ufeff\u00ad\u061c\ufe0f',
  '\u{e0041}',
];

describe('a word of a page', () => {
  test('is known whatever invisible marks are around and in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...MARKS), { minLength: 1 }),
        fc.nat({ max: 4 }),
        (marks, place) => {
          const marked = `${'Done'.slice(0, place)}${marks.join('')}${'Done'.slice(place)}`;
          expect(says(['done'], ` ${marked} `)).toBe(true);
          expect(says([marked], 'DONE')).toBe(true);
          expect(says(['done'], `${marked}x`)).toBe(false);
        },
      ),
    );
  });

  test('names its category also between marks of direction', () => {
    expect(categoryOf(replySequenceEditor.steps.categories, '\u2068Opener\u2069')).toBe('opener');
  });
});
