import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Incoming, Outgoing, piecesOf } from '../../../lib/messages/pieces';

const text = fc.string({ unit: fc.constantFrom('a', '"', 'é', '李', '😀') });

it('a text in pieces is the same text, and each piece survives the way', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (text, chars) => {
      const pieces = piecesOf(text, chars);
      expect(pieces.join('')).toBe(text);
      expect(pieces.filter((piece) => !piece.isWellFormed() || piece.length > Math.max(2, chars))).toEqual(
        [],
      );
    }),
  );
});

it('an empty text is one empty piece', () => {
  expect(piecesOf('')).toEqual(['']);
});

it('more than can be kept is refused, and makes room', () => {
  const incoming = new Incoming(10);
  expect(incoming.take('a', 0, { piece: '123456', more: true })).toBeNull();
  expect(() => incoming.take('a', 1, { piece: '78901', more: true })).toThrow('too-large');
  expect(() => incoming.take('a', 2, { piece: '2', more: false })).toThrow('no-answer');
  expect(incoming.take('b', 0, { piece: '1234567890', more: false })).toBe('1234567890');
});

it('a text is made once, for its first piece', async () => {
  const outgoing = new Outgoing();
  let made = 0;
  const make = async () => `text ${++made}`;
  expect(await outgoing.piece('a', 0, make)).toEqual({ piece: 'text 1', more: false });
  await expect(outgoing.piece('a', 1, make)).rejects.toMatchObject({ code: 'no-answer' });
  expect(made).toBe(1);
});
