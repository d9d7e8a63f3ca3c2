// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PageProfile } from '../../../lib/profile/profile';
import type { PageMatch } from '../../../lib/sequence/match';
import { press } from '../../../lib/sequence/start/press';
import { documentPage, find } from './editorPage';
import { StartKit } from './startKit';
import { VirtualPage } from './virtualPage';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Ways in which a page does something else than it was told. */
const MOODS = [
  'forgets',
  'adds',
  'clears little',
  'keeps others',
  'is replaced',
  'is another page',
  'none',
] as const;

test('a page that misbehaves at random is never let start with others than the covered contacts', async () => {
  const started: string[] = [];
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        contacts: fc.integer({ min: 2, max: 25 }),
        available: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(100)),
        selected: fc.integer({ min: 1, max: 40 }),
        sentence: fc.boolean(),
        by: fc.constantFrom('choosing', 'trimming', 'hand'),
        mood: fc.constantFrom(...MOODS),
        when: fc.constantFrom('soon', 'at the hold', 'at the start'),
        whom: fc.integer({ min: 0, max: 39 }),
        redraws: fc.boolean(),
      }),
      async ({ contacts, available, selected, sentence, by, mood, when, whom, redraws }) => {
        const page = new VirtualPage({ contacts, sentence, redraws, view: 200 });
        page.choose(page.ids.slice(0, selected));
        const match = reducedBy(page.match, by);
        let now: PageMatch | null = match;
        const sequencePage = documentPage(match, () => now);
        const other = page.ids[whom % contacts] ?? 'c1';
        if (mood === 'clears little') {
          find('.people__clear').addEventListener(
            'click',
            (event) => {
              event.stopImmediatePropagation();
              page.selection.delete(other);
              page.draw();
            },
            true,
          );
        }
        if (mood === 'keeps others')
          page.trim = (count) => {
            const kept = page.ids.filter((id) => page.selection.has(id)).slice(-count);
            page.selection.clear();
            page.choose(kept);
          };
        const misbehave = () => {
          if (mood === 'forgets') page.selection.delete(other);
          if (mood === 'adds') page.selection.add(other);
          if (mood === 'is another page') now = null;
          if (mood === 'is replaced') document.body.innerHTML = '<main></main>';
          else page.draw();
        };
        if (when === 'soon') setTimeout(misbehave, 100);

        const kit = new StartKit({ selected: 1, available });
        kit.answers = [true, true, true];
        const covered: string[] = [];
        kit.hold = async (request) => {
          covered.splice(0, covered.length, ...request.contacts.map(({ id }) => id));
          if (when === 'at the hold') misbehave();
          return kit.covering(request, request.contacts.length);
        };
        kit.start = async () => {
          if (when === 'at the start') misbehave();
          return true;
        };
        const ended = vi.fn();
        const end = press({ ...kit.ports, page: sequencePage }, new AbortController().signal);
        end.then(ended, ended);
        for (let time = 0; ended.mock.calls.length === 0 && time < 120_000; time += 100) {
          await vi.advanceTimersByTimeAsync(100);
        }
        expect(ended).toHaveBeenCalledTimes(1);
        started.push(await end);
        if ((await end) === 'started') {
          expect(page.started).toEqual([expect.arrayContaining(covered)]);
          expect(page.started[0]).toHaveLength(covered.length);
          expect(covered.length * 2).toBeLessThanOrEqual(available);
        } else {
          expect(page.started).toEqual([]);
          const held = kit.log.filter((line) => line.startsWith('hold')).length;
          expect(kit.log.filter((line) => line.startsWith('release'))).toHaveLength(held);
        }
      },
    ),
    // As in scrolled.test.ts.
    { numRuns: 25, endOnFailure: true },
  );
  expect(started.filter((end) => end === 'started').length).toBeGreaterThan(0);
  expect(started.filter((end) => end === 'given-up').length).toBeGreaterThan(0);
});

function reducedBy({ profile, ...page }: PageMatch, by: 'choosing' | 'trimming' | 'hand'): PageMatch {
  const reduces: Record<typeof by, PageProfile['reduce']> = {
    choosing: { by: 'choosing', clear: '.people__clear' },
    trimming: { by: 'trimming', field: '.trim__field', apply: '.trim__apply' },
    hand: null,
  };
  return { ...page, profile: { ...profile, reduce: reduces[by] } };
}
