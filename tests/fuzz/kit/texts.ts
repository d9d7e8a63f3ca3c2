import fc from 'fast-check';

/** One thing done to a text at a place. */
const edit = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom(
    'cut' as const,
    'drop' as const,
    'insert' as const,
    'change' as const,
    'double' as const,
  ),
  byte: fc.oneof(fc.nat(255), fc.constantFrom(0, 0x22, 0x5c, 0x7b, 0x5b, 0xc3, 0xff, 0xed, 0x0a, 0x3a)),
});

/** The UTF-8 of texts with up to three bytes lost, changed, inserted or doubled, or the rest cut off: often no UTF-8 any more. */
export function spoiledBytes(texts: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  return fc.tuple(texts, fc.array(edit, { maxLength: 3 })).map(([text, edits]) => {
    let bytes = new TextEncoder().encode(text);
    for (const { at, kind, byte } of edits) {
      const place = at % (bytes.length + 1);
      const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
      if (kind === 'cut') bytes = joined(before);
      else if (kind === 'drop') bytes = joined(before, after.subarray(1));
      else if (kind === 'insert') bytes = joined(before, Uint8Array.of(byte), after);
      else if (kind === 'change') bytes = joined(before, Uint8Array.of(byte), after.subarray(1));
      else bytes = joined(before, after.subarray(0, 20), after);
    }
    return bytes;
  });
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Such bytes as whoever reads a text file sees them. */
export function spoiledTexts(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return spoiledBytes(texts).map((bytes) => new TextDecoder().decode(bytes));
}

/** JSON of values; of what JSON doesn't know, nothing. */
export function jsonOf(values: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return values.map((value) => JSON.stringify(value) ?? 'undefined');
}

/** A whole in pieces that are cut anywhere, in the middle of a character too. */
export function inPieces(bytes: Uint8Array<ArrayBuffer>, cuts: readonly number[]): Uint8Array<ArrayBuffer>[] {
  const places = cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b);
  return [0, ...places].map((start, index) => bytes.slice(start, places[index] ?? bytes.length));
}
