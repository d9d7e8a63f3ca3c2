import fc from 'fast-check';

/** Half characters, what no database's text holds, what turns text around, and what passes for markup, code or a way out. */
const NASTY_TEXTS = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\udc00x',
  '\u202egnp.exe',
  '\ufeff',
  '\u2028',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<img src=x onerror=alert(1)>',
  '=1+1',
  '"',
  "'; drop table teams; --",
  '../../etc/passwd',
  '%00',
  '{}',
  'NaN',
  '1e9',
  '９９',
] as const;

const HUGE = 100_000;

/** Texts as people, programs and enemies write them. Never huge. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.string({ maxLength: 30 }), weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 2 },
  { arbitrary: fc.constantFrom(...NASTY_TEXTS), weight: 2 },
  // Any 16 bits after the other, whether that makes characters or not.
  {
    arbitrary: fc.array(fc.nat(0xffff), { maxLength: 8 }).map((codes) => String.fromCharCode(...codes)),
    weight: 1,
  },
);

/** Names that mean something to every object. */
export const nastyKey: fc.Arbitrary<string> = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'length',
  'then',
  'toJSON',
  '',
  'extra',
);

const numbers = fc.oneof(
  fc.constantFrom(-0, -1, 0, 1, 0.5, 2 ** 31, 2 ** 53, 2 ** 53 - 1, -(2 ** 53), 1e308, 5e-324),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** An object whose `__proto__` is a key like any other, as JSON can make it. */
const polluting: fc.Arbitrary<object> = fc
  .constantFrom('{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}')
  .map((json) => JSON.parse(json));

function nested(depth: number): unknown {
  let inner: unknown = [];
  for (let level = 0; level < depth; level++) inner = level % 2 === 0 ? [inner] : { a: inner };
  return inner;
}

/** What takes room or depth: seldom, for it takes time too. */
const large: fc.Arbitrary<unknown> = fc
  .constantFrom('long text', 'long list', 'depth', 'many keys')
  .map((kind) => {
    switch (kind) {
      case 'long text':
        return 'x'.repeat(HUGE);
      case 'long list':
        return Array.from({ length: HUGE / 10 }, () => 0);
      case 'depth':
        return nested(500);
      default:
        return Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`k${index}`, index]));
    }
  });

/** Anything that JSON can say. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(null, true, false), weight: 6 },
  { arbitrary: numbers, weight: 12 },
  { arbitrary: text, weight: 12 },
  { arbitrary: fc.constantFrom([], {}, [[]], [null]), weight: 6 },
  { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 6 },
  { arbitrary: polluting, weight: 3 },
  { arbitrary: large, weight: 1 },
);

/** Anything that browsers carry from one context to another. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: hostileJson, weight: 8 },
  {
    arbitrary: fc
      .constantFrom<() => unknown>(
        () => undefined,
        () => Number.NaN,
        () => Number.POSITIVE_INFINITY,
        () => 1n,
        () => new Date(0),
        () => new Date(Number.NaN),
        () => new Map([['type', 'run.hold']]),
        () => new Set([1]),
        () => new Uint8Array(3),
        () => /x/,
        () => new Error('x'),
        () => Object.create(null),
      )
      .map((make) => make()),
    weight: 2,
  },
);
