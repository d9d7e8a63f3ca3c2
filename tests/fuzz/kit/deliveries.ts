import fc from 'fast-check';
import type { RequestOf } from '../../../lib/messages/catalogue';
import { hostile } from './hostile';

export type Piece = RequestOf<'data.import'>;

const IMPORTS = ['018f0000-0000-7000-8000-0000000000a1', '018f0000-0000-7000-8000-0000000000a2'] as const;

/** In which pieces files are sent, and what becomes of those on their way. */
export interface Delivery {
  readonly cuts: readonly number[];
  readonly kind: 'in order' | 'swapped' | 'twice' | 'lost' | 'two at once' | 'anything';
  readonly at: number;
  /** For `anything`. */
  readonly part: keyof Piece;
  readonly value: unknown;
}

export const deliveries: fc.Arbitrary<Delivery> = fc.record({
  cuts: fc.array(fc.nat(), { maxLength: 3 }),
  kind: fc.oneof(
    { arbitrary: fc.constant('in order' as const), weight: 5 },
    fc.constantFrom('swapped' as const, 'twice' as const, 'lost' as const, 'two at once' as const),
    fc.constant('anything' as const),
  ),
  at: fc.nat(),
  part: fc.constantFrom('importId', 'place', 'piece', 'more'),
  value: hostile,
});

/** What reaches the worker, in this order. @param other what is sent at the same time, where two are */
export function arrivalsOf(text: string, other: string, delivery: Delivery): readonly unknown[] {
  const { cuts, kind, at: anywhere, part, value } = delivery;
  const pieces = sentAs(text, cuts, IMPORTS[0]);
  const at = anywhere % pieces.length;
  const found = pieces.slice(at, at + 1);
  switch (kind) {
    case 'in order':
      return pieces;
    case 'swapped':
      return pieces.toSpliced(at, 2, ...pieces.slice(at, at + 2).toReversed());
    case 'twice':
      return pieces.toSpliced(at, 0, ...found);
    case 'lost':
      return pieces.toSpliced(at, 1);
    case 'two at once':
      return pieces.toSpliced(at, 0, ...sentAs(other, cuts, IMPORTS[1]));
    case 'anything':
      return [
        ...pieces.slice(0, at),
        ...found.map((piece) => ({ ...piece, [part]: value })),
        ...pieces.slice(at + 1),
      ];
  }
}

function sentAs(text: string, cuts: readonly number[], importId: string): readonly Piece[] {
  const places = cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b);
  return [0, ...places].map((start, place) => ({
    importId,
    place,
    piece: text.slice(start, places[place]),
    more: place < places.length,
  }));
}
