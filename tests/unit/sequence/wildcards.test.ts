import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Hole, wildcards } from '../../../lib/sequence/wildcards';

/** What a pattern means, said as an expression of the language's: right, and far too slow on values that don't fit. */
function expression(pattern: string, hole: Hole): RegExp {
  const escaped = (text: string) => text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
  const source = pattern
    .split(hole)
    .map((side) => side.split('*').map(escaped).join('.*'))
    .join(hole === '{}' ? '(.+?)' : '([^/?#]+)');
  return new RegExp(`^${source}$`, hole === '{}' ? 's' : 'si');
}

const side = (letters: readonly string[]) =>
  fc.array(fc.constantFrom(...letters, '*'), { maxLength: 6 }).map((parts) => parts.join(''));

describe('a pattern', () => {
  it.each([
    ['{}', ['a', 'b', '.', '\n']],
    ['{id}', ['a', 'A', 'İ', '/', '#']],
  ] as const)('with %s finds what an expression would', (hole, letters) => {
    fc.assert(
      fc.property(
        side(letters),
        side(letters),
        fc.array(fc.constantFrom(...letters), { maxLength: 14 }),
        (before, after, value) => {
          const pattern = before + hole + after;
          const text = value.join('');
          expect(wildcards(pattern, hole).exec(text)?.[1]).toBe(expression(pattern, hole).exec(text)?.[1]);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['*a*a{}a*a*b', '{}'],
    ['a*{}a*a*a*b', '{}'],
    ['*{}****b', '{}'],
    ['*a*a*a*a{}b', '{}'],
    ['*a*a{id}a*a*b', '{id}'],
    ['*a*a*a*a{id}b', '{id}'],
  ] as const)('%s refuses a value that nearly fits in proportion to its length', (pattern, hole) => {
    const needed = (length: number) => {
      const value = 'a'.repeat(length);
      const tries = Array.from({ length: 3 }, () =>
        processorTimeOf(() => wildcards(pattern, hole).exec(value)),
      );
      return Math.min(...tries);
    };
    expect(wildcards(pattern, hole).exec('a'.repeat(100_000))).toBeNull();
    // Were it its square, eight times the length would need 64 times as long.
    expect(needed(800_000) / needed(100_000)).toBeLessThan(30);
  });
});

/** In microseconds of this process alone: a busy machine makes it no longer. */
function processorTimeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user;
}
