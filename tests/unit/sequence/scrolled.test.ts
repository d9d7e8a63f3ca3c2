// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageMatch } from '../../../lib/sequence/match';
import { documentPage, find } from './editorPage';
import { over } from './over';
import { type VirtualOptions, VirtualPage } from './virtualPage';

// A document without a layout is slow to draw thousands of rows in.
vi.setConfig({ testTimeout: 90_000 });

const forever = () => new AbortController().signal;
const nothing = () => {};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Chooses everyone, lets the rep scroll to a place, in pixels, and walks the list from there. */
async function everyoneFrom(page: VirtualPage, top: number) {
  page.choose(page.ids);
  page.scrollTo(top);
  await vi.advanceTimersByTimeAsync(1_000);
  return over(documentPage(page.match).allChosen(nothing, forever()));
}

const idsOf = (contacts: readonly { id: string }[] | null) => contacts?.map(({ id }) => id);

describe('a list that draws only what is near', () => {
  test('is walked without missing or doubling a contact, whatever it draws and how late', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          contacts: fc.integer({ min: 1, max: 50 }),
          view: fc.integer({ min: 60, max: 700 }),
          heights: fc.array(fc.integer({ min: 8, max: 130 }), { minLength: 1, maxLength: 5 }),
          overscan: fc.integer({ min: 0, max: 12 }),
          drawMs: fc.constantFrom(0, 0, 5, 40, 350, 900, 2_000),
          drops: fc.boolean(),
          batch: fc.integer({ min: 5, max: 50 }),
          loadMs: fc.constantFrom(0, 30, 700),
          kept: fc.constantFrom('', 'c1', 'c40'),
          mixed: fc.boolean(),
          every: fc.integer({ min: 1, max: 4 }),
        }),
        async ({ heights, every, kept, ...options }) => {
          const page = new VirtualPage({
            ...options,
            kept: options.contacts < 40 || options.batch < 40 ? '' : kept,
            row: (place) => heights[place % heights.length] ?? 40,
            sentence: false,
          });
          const chosen = page.ids.filter((_, place) => place % every === 0);
          page.choose(chosen);
          page.scrollTo(333);
          await vi.advanceTimersByTimeAsync(1_000);
          const before = page.scrollTop;
          // One that shows hardly a row, or draws nothing beside its view and that late, may be refused; never misread.
          const { view, overscan, drawMs } = options;
          const mayBeRefused = view < 2 * Math.max(...heights) || (overscan === 0 && drawMs > 300);
          const sequencePage = documentPage(page.match);
          for (let walks = 0; walks < 2; walks++) {
            const found = await over(sequencePage.allChosen(nothing, forever()));
            if (found !== null || !mayBeRefused) expect(idsOf(found)).toEqual(chosen);
            expect(page.scrollTop).toBe(before);
          }
        },
      ),
      // Making a failing list smaller takes longer than the test may: any that fails can be run again by itself.
      { numRuns: 20, endOnFailure: true },
    );
  });

  test.each([
    ['as high as the others', [40]],
    ['lower than the others', [8, 60]],
  ])('is walked from a first row that is %s and drawn late', async (_, heights) => {
    const row = (place: number) => heights[place % heights.length] ?? 0;
    const overscan = heights.length;
    const page = new VirtualPage({ contacts: 4, view: 60, row, overscan, drawMs: 350, sentence: false });
    expect(idsOf(await everyoneFrom(page, 333))).toEqual(page.ids);
  });

  test('is walked from a first row that is there long before the others, as one that has the focus', async () => {
    const page = new VirtualPage({ contacts: 40, view: 150, kept: 'c1', drawMs: 350, sentence: false });
    expect(idsOf(await everyoneFrom(page, 220))).toEqual(page.ids);
  });

  test.each([
    [
      'and drawn late',
      { contacts: 46, view: 296, overscan: 2, drawMs: 900, batch: 45, loadMs: 0 },
      [50, 82, 52],
    ],
    [
      'with a row between that is lower than those drawn',
      { contacts: 43, view: 65, drawMs: 350 },
      [56, 59, 26],
    ],
    [
      'with the others taken away long before they are drawn',
      { contacts: 60, view: 150, drawMs: 350, drops: true },
      [40],
    ],
    [
      'with a heading that is higher than the row between',
      { contacts: 60, view: 129, drawMs: 350, above: (place: number) => (place % 9 === 7 ? 60 : 0) },
      [40],
    ],
    [
      'with a header above all of them that is higher than the view',
      {
        contacts: 60,
        view: 300,
        overscan: 2,
        drawMs: 900,
        above: (place: number) => (place === 0 ? 700 : 0),
      },
      [40],
    ],
  ])(
    'is walked past a row that is kept in the document far from the others, %s',
    async (_, options, heights) => {
      const row = (place: number) => heights[place % heights.length] ?? 0;
      const page = new VirtualPage({
        overscan: 0,
        ...options,
        kept: 'c40',
        row,
        mixed: true,
        sentence: false,
      });
      expect(idsOf(await everyoneFrom(page, 333))).toEqual(page.ids);
    },
  );

  test('is walked from its first row after the rep has scrolled up to it, and it isn’t drawn yet', async () => {
    const page = new VirtualPage({ contacts: 100, drawMs: 900, sentence: false });
    page.choose(page.ids);
    page.scrollTo(3_600);
    await vi.advanceTimersByTimeAsync(2_000);
    page.scrollTo(0);
    await vi.advanceTimersByTimeAsync(100);
    const found = await over(documentPage(page.match).allChosen(nothing, forever()));
    expect(idsOf(found)).toEqual(page.ids);
  });

  test.each<[string, Partial<VirtualOptions>]>([
    ['is drawn late', { drawMs: 2_000 }],
    [
      'is drawn late, and has one row more, lower than the others',
      { drawMs: 2_000, row: (place) => (place === 11 ? 20 : 40) },
    ],
    ['is loaded late', { batch: 6, loadMs: 1_500 }],
  ])('is walked to its end where the last view %s', async (_, options) => {
    const page = new VirtualPage({ contacts: 12, view: 150, overscan: 0, ...options, sentence: false });
    page.choose(page.ids);
    const found = await over(documentPage(page.match).allChosen(nothing, forever()));
    expect(idsOf(found)).toEqual(page.ids);
  });

  test('is walked once more from a first row that is there long before the others', async () => {
    const page = new VirtualPage({ contacts: 12, view: 300, kept: 'c1', drawMs: 350, sentence: false });
    page.choose(page.ids);
    const sequencePage = documentPage(page.match);
    const walk = () => over(sequencePage.allChosen(nothing, forever()));
    expect(idsOf(await walk())).toEqual(page.ids);
    expect(idsOf(await walk())).toEqual(page.ids);
  });

  test.each<[string, Partial<VirtualOptions>]>([
    ['a header within its scroller', { above: (place) => (place === 0 ? 40 : 0) }],
    ['headings as high as its rows', { overscan: 500, above: (place) => (place % 5 === 0 ? 40 : 0) }],
    ['a space at its end', { overscan: 500, below: 90 }],
    ['a row that has hardly a height while it is drawn', { flat: 'c3', drawMs: 60 }],
  ])('that has %s isn’t waited for at each step', async (_, options) => {
    const page = new VirtualPage({ contacts: 100, ...options, sentence: false });
    page.choose(page.ids);
    const sequencePage = documentPage(page.match);
    const since = Date.now();
    for (let walks = 0; walks < 3; walks++) {
      expect(idsOf(await over(sequencePage.allChosen(nothing, forever())))).toEqual(page.ids);
    }
    expect(Date.now() - since).toBeLessThan(25_000);
  });

  test('is walked to the end of one that loads more at its last pixel', async () => {
    // Fifteen of them are a pixel higher than the view.
    const options = { contacts: 16, view: 119, row: () => 8, overscan: 0, batch: 5, loadMs: 0 };
    const page = new VirtualPage({ ...options, sentence: false });
    expect(await everyoneFrom(page, 333)).toHaveLength(16);
  });

  test('of 2,000 is walked in few steps, and says how far it is', async () => {
    const page = new VirtualPage({ contacts: 2_000, view: 800, sentence: false });
    page.choose(page.ids);
    const progress = vi.fn();
    const since = Date.now();
    const found = await over(documentPage(page.match).allChosen(progress, forever()));
    expect(found).toHaveLength(2_000);
    expect(page.scrolls).toBeLessThan(130);
    expect(Date.now() - since).toBeLessThan(5_500);
    expect(progress.mock.calls.length).toBeGreaterThan(100);
  });

  test('is walked only as far as it takes', async () => {
    const page = new VirtualPage({ contacts: 5_000 });
    page.choose(page.ids);
    const found = await over(documentPage(page.match).firstChosen(25, nothing, forever()));
    expect(idsOf(found)).toEqual(page.ids.slice(0, 25));
    expect(page.scrolls).toBeLessThan(6);
  });

  test('is left where it was when the rep has enough of waiting', async () => {
    const page = new VirtualPage({ contacts: 5_000 });
    page.choose(page.ids);
    page.scrollTo(1_200);
    const stop = new AbortController();
    const found = documentPage(page.match).firstChosen(4_000, nothing, stop.signal);
    await vi.advanceTimersByTimeAsync(200);
    expect(page.scrollTop).not.toBe(1_200);
    stop.abort(new Error('enough'));
    await expect(over(found)).rejects.toThrow('enough');
    expect(page.scrollTop).toBe(1_200);
  });

  test('that stops drawing, or says more than it has, is not guessed at', async () => {
    const page = new VirtualPage({ contacts: 200, sentence: false });
    page.choose(page.ids);
    page.draw = () => {};
    expect(await over(documentPage(page.match).allChosen(nothing, forever()))).toBeNull();
    const counted = new VirtualPage({ contacts: 20 });
    counted.choose(counted.ids);
    counted.selection.add('gone');
    counted.draw();
    const found = await over(documentPage(counted.match).firstChosen(21, nothing, forever()));
    expect(found).toHaveLength(20);
  });

  test('that something else scrolls is not taken for a whole one', async () => {
    const page = new VirtualPage({ contacts: 200, sentence: false });
    page.choose(page.ids);
    const match = withScroller(page.match, '.people__clear');
    Object.assign(find('.people__clear'), { scrollTo: nothing });
    expect(await over(documentPage(match).allChosen(nothing, forever()))).toBeNull();
  });

  test('waits for a tab that is hidden meanwhile', async () => {
    const page = new VirtualPage({ contacts: 120, sentence: false });
    page.choose(page.ids);
    const found = documentPage(page.match).allChosen(nothing, forever());
    await vi.advanceTimersByTimeAsync(100);
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await vi.advanceTimersByTimeAsync(60_000);
    const scrolls = page.scrolls;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.scrolls).toBe(scrolls);
    hidden.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(await over(found)).toHaveLength(120);
  });
});

describe('choosing the covered contacts of such a list', () => {
  test.each<[string, Partial<VirtualOptions>]>([
    ['that says how many are chosen', {}],
    ['that does not', { sentence: false }],
    ['that is drawn late', { drawMs: 60 }],
    ['that is drawn anew from its beginning with each click', { redraws: true }],
  ])('leaves exactly them chosen in one %s', async (_, options) => {
    const page = new VirtualPage({ contacts: 60, ...options });
    page.choose(page.ids);
    const covered = page.ids.slice(0, 31);
    const sequencePage = documentPage(page.match);
    await over(sequencePage.allChosen(nothing, forever()));
    expect(sequencePage.hasChosen(covered)).toBe(false);
    expect(await over(sequencePage.choose(covered, nothing, forever()))).toBe(true);
    expect([...page.selection]).toEqual(covered);
    expect(await over(sequencePage.verify(covered, forever()))).toBe(true);
    expect(sequencePage.hasChosen(covered)).toBe(true);
  });
});

function withScroller({ profile, ...page }: PageMatch, scroller: string): PageMatch {
  return { ...page, profile: { ...profile, list: { kind: 'scrolled', scroller } } };
}
