import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedId } from '../../../lib/protocol/contactId';

describe('an id that is an email address', () => {
  test.each([
    ['Ada@Example.com', 'ada@example.com'],
    ['ada%2Bx@example.com', 'ada+x@example.com'],
    ['ada%40example.com', 'ada@example.com'],
    ['mailto:Ada@example.com', 'ada@example.com'],
    ['jose\u0301@example.com', 'jos\u00e9@example.com'],
    ['a\u200bda@exam\u00adple.com', 'ada@example.com'],
    ['\u2068ada@example.com\u2069', 'ada@example.com'],
    ['ad a@example.com', 'ada@example.com'],
  ])('%j is %j', (id, folded) => {
    expect(foldedId(id)).toBe(folded);
    expect(foldedId(folded)).toBe(folded);
  });

  test('is one contact in any spelling', () => {
    const spelling = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.normalize('NFD'),
      (text) => encodeURIComponent(text),
      (text) => [...text].join('\u200b'),
      (text) => ` ${text}\u200f`,
    );
    fc.assert(
      fc.property(fc.emailAddress(), fc.array(spelling, { maxLength: 2 }), (email, spellings) => {
        // What is encoded in an address itself can't be told from what a link encodes.
        fc.pre(!/[%/?#]/.test(email));
        const written = spellings.reduce((text, write) => write(text), email.normalize('NFC'));
        // Encoded twice, it is another one.
        fc.pre(!written.includes('%25'));
        expect(foldedId(written)).toBe(foldedId(email));
      }),
    );
  });
});

describe('any other id', () => {
  test.each([
    'AbC',
    'c1',
    'a%2Bb',
    'Ada Lovelace',
    'Ada\u200b',
    '@ada',
    'ada@home',
    'a@b@c.de',
    '%E0',
    ' x ',
  ])('%j stands for itself', (id) => {
    expect(foldedId(id)).toBe(id);
  });
});
