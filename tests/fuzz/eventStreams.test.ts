import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { createHttpBackend } from '../../lib/backend/http/http';
import { CursorEvent, ProfilesEvent } from '../../lib/protocol/http';
import { ProblemError } from '../../lib/protocol/problem';
import { near } from './kit/against';
import { OURS, streamOf } from './kit/answers';
import { fuzzed } from './kit/fuzzed';
import { text } from './kit/hostile';
import { inPieces, jsonOf, spoiledBytes } from './kit/texts';

const CONNECTION = { url: 'https://credits.example.com', token: `jac_acme_${'t'.repeat(43)}` };
const LINE_ENDS = ['\n', '\r\n', '\r'] as const;

/** Cursors as they grow, told in any of the ways that server-sent events allow. */
const growing = fc
  .tuple(
    fc.array(fc.record({ by: fc.integer({ min: 1, max: 50 }), note: text, isSpaced: fc.boolean() }), {
      maxLength: 8,
    }),
    fc.constantFrom(...LINE_ENDS),
  )
  .map(([steps, end]) => {
    let cursor = 0;
    const cursors: number[] = [];
    const lines = steps.flatMap(({ by, note, isSpaced }) => {
      cursor += by;
      cursors.push(cursor);
      const space = isSpaced ? ' ' : '';
      const comment = `:${note.replaceAll(/[\r\n\0\ufeff]/g, '')}`;
      return [
        comment,
        `event:${space}cursor`,
        `id:${space}${cursor}`,
        `data:${space}{"cursor":${cursor}}`,
        '',
      ];
    });
    return { cursors, stream: `${lines.join(end)}${end}` };
  });

/** Longer than what one event may have: seldom, for it takes time. */
const long = fc.constantFrom(`data: ${'x'.repeat(70_000)}`, 'data: x\n'.repeat(10_000), ':'.repeat(70_000));
const short = fc.oneof(
  jsonOf(near(CursorEvent, 'json')).map((data) => `event: cursor\ndata: ${data}\n\n`),
  jsonOf(near(ProfilesEvent, 'json')).map((data) => `event: profiles\ndata: ${data}\n\n`),
  fc.tuple(text, text).map(([name, data]) => `event: ${name}\ndata: ${data}\n\n`),
  fc.tuple(text, text).map(([field, value]) => `${field}: ${value}\n`),
  growing.map(({ stream }) => stream),
);
const events = fc.oneof({ arbitrary: short, weight: 100 }, { arbitrary: long, weight: 1 });
const broken = spoiledBytes(fc.array(events, { maxLength: 5 }).map((all) => all.join('')));
const cuts = fc.array(fc.nat(3_000), { maxLength: 6 });

const streams = fc.oneof(
  fc.record({ cuts, told: growing, bytes: fc.constant(null) }),
  fc.record({ cuts, told: fc.constant(null), bytes: broken }),
);

describe('a live stream of the server’s, or of who stands in its place', () => {
  fuzzed(
    'event-streams',
    'tells growing cursors wherever its pieces are cut, and ends in words that say why',
    streams,
    async ({ told, bytes, cuts: at }) => {
      const pieces = inPieces(bytes ?? new TextEncoder().encode(told?.stream ?? ''), at);
      const backend = createHttpBackend(CONNECTION, {
        fetch: async () =>
          new Response(streamOf(pieces), { headers: { ...OURS, 'Content-Type': 'text/event-stream' } }),
      });
      const seen: number[] = [];
      const versions: number[] = [];
      let end: unknown = null;
      try {
        const cursors = backend.watch(0, new AbortController().signal, undefined, (version) =>
          versions.push(version),
        );
        for await (const cursor of cursors) seen.push(cursor);
      } catch (error) {
        end = error;
      }
      expect(end).toBeInstanceOf(ProblemError);
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
      expect([...seen, ...versions].every(Number.isSafeInteger)).toBe(true);
      if (told === null) {
        expect(['unreachable', 'not-a-server', 'other-version']).toContain((end as ProblemError).code);
        return;
      }
      // It tells the newest of each piece: the last is never missed, and none that wasn't said.
      expect(end).toMatchObject({ code: 'unreachable' });
      expect(seen.at(-1)).toBe(told.cursors.at(-1));
      expect(told.cursors).toEqual(expect.arrayContaining(seen));
    },
  );
});
