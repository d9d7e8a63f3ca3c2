// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListProfile, PageProfile, SelectedProfile } from '../../../lib/profile/profile';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { readPage } from '../../../lib/sequence/reader/readPage';

const WHOLE: ListProfile = { kind: 'whole' };
const PAGED: ListProfile = { kind: 'paged', first: '.first', next: '.next', scroller: null };
const SCROLLED: ListProfile = { kind: 'scrolled', scroller: '.list' };

type Disagreement = Extract<SelectedProfile, { by: 'both' }>['disagreement'];
const sentence = { selector: '.said', number: 'first', always: true } as const;
const both = (disagreement: Disagreement): SelectedProfile => ({ by: 'both', sentence, disagreement });

/** A page with three rows, some of them checked, and a sentence. */
function read(checked: number, said: string | null, list: ListProfile, selected: SelectedProfile) {
  const row = (place: number) => `<tr class="row" data-id="c${place}">
    <td><input type="checkbox" ${place < checked ? 'checked' : ''}></td></tr>`;
  document.body.innerHTML = `<table>${[0, 1, 2].map(row).join('')}</table><i class="next"></i>
    ${said === null ? '' : `<p class="said">${said}</p>`}<button class="personalize"></button>
    <div class="email-step" data-step-id="1"><select class="email-step__category"><option value="opener"></select></div>`;
  const profile: PageProfile = {
    ...replySequenceEditor,
    counter: { ...replySequenceEditor.counter, anchor: 'table' },
    contacts: {
      row: '.row',
      id: [{ attribute: 'data-id' }],
      name: {},
      order: null,
      checkbox: 'input',
      chosen: null,
    },
    list,
    selected,
    reduce: null,
    steps: { ...replySequenceEditor.steps, included: null },
  };
  return readPage(document, { profile, sequenceId: '1' });
}

describe('counted by rows', () => {
  test.each([
    [WHOLE, true],
    [SCROLLED, false],
    [PAGED, false],
    [{ ...PAGED, next: '.none' }, true],
  ] as const)('in a list that is %o, it is exact: %s', (list, exact) => {
    expect(read(2, null, list, { by: 'rows' })).toMatchObject({
      selected: 2,
      checked: 2,
      exact,
      missing: [],
    });
  });
});

test.each<ListProfile>([PAGED, SCROLLED, { kind: 'growing', more: '.more' }])(
  'a list without a row, which may be loading, doesn’t say that nobody is chosen: %o',
  (list) => {
    read(0, null, list, { by: 'rows' });
    document.querySelector('table')?.replaceChildren();
    document.querySelector('.next')?.remove();
    const profile = {
      ...replySequenceEditor,
      contacts: { ...replySequenceEditor.contacts, row: '.row' },
      list,
    };
    expect(
      readPage(document, { profile: { ...profile, selected: { by: 'rows' } }, sequenceId: '1' }),
    ).toMatchObject({ selected: 0, exact: false });
  },
);

describe('said by a sentence', () => {
  test('it is believed, whatever the rows say', () => {
    const shown = read(2, '1,240 selected', PAGED, { by: 'sentence', sentence });
    expect(shown).toMatchObject({ selected: 1_240, checked: 2, exact: true, missing: [] });
  });

  test('the last number counts where the profile says so', () => {
    const last = { ...sentence, number: 'last' } as const;
    expect(read(0, 'Page 2: 7 selected', PAGED, { by: 'sentence', sentence: last }).selected).toBe(7);
  });

  test('one that isn’t there says nothing where it always should', () => {
    for (const checked of [0, 2]) {
      const shown = read(checked, null, WHOLE, { by: 'sentence', sentence });
      expect(shown).toMatchObject({
        selected: checked,
        exact: false,
        missing: ['selected'],
        readable: false,
      });
    }
  });

  test('one that comes with the first chosen contact says by its absence that there is none', () => {
    const sometimes: SelectedProfile = { by: 'sentence', sentence: { ...sentence, always: false } };
    expect(read(0, null, WHOLE, sometimes)).toMatchObject({ selected: 0, exact: true, missing: [] });
    expect(read(2, null, WHOLE, sometimes)).toMatchObject({
      selected: 2,
      exact: false,
      missing: ['selected'],
      readable: false,
    });
  });

  test.each([PAGED, SCROLLED])(
    'its absence proves nothing where others may be chosen out of sight: %o',
    (list) => {
      const sometimes: SelectedProfile = { by: 'sentence', sentence: { ...sentence, always: false } };
      expect(read(0, null, list, sometimes)).toMatchObject({
        selected: 0,
        exact: false,
        missing: [],
        readable: true,
      });
    },
  );

  test('one without a number leaves the count open, but the page is readable', () => {
    expect(read(3, 'All selected', PAGED, { by: 'sentence', sentence })).toMatchObject({
      selected: 3,
      exact: false,
      missing: ['selected'],
      readable: true,
    });
  });
});

describe('said by both', () => {
  test.each([
    ['sentence', 9, 2, WHOLE, { selected: 9, exact: true }],
    ['rows', 1, 3, WHOLE, { selected: 3, exact: true }],
    ['rows', 1, 3, PAGED, { selected: 3, exact: false }],
    ['rows', 9, 2, WHOLE, { selected: 2, exact: true }],
    ['larger', 1, 3, PAGED, { selected: 3, exact: false }],
    ['larger', 1, 3, WHOLE, { selected: 3, exact: true }],
    ['larger', 9, 2, WHOLE, { selected: 9, exact: true }],
  ] as const)('%s is believed of %i and %i rows', (whom, said, checked, list, expected) => {
    expect(read(checked, `${said} selected`, list, both(whom))).toMatchObject({ ...expected, missing: [] });
  });

  test.each([PAGED, SCROLLED, WHOLE])(
    'a sentence of fewer than can be seen chosen isn’t believed: %o',
    (list) => {
      for (const selected of [both('sentence'), { by: 'sentence', sentence } as const]) {
        const shown = read(3, '1 selected', list, selected);
        expect(shown).toMatchObject({ selected: 3, exact: false, missing: ['selected'], readable: true });
      }
    },
  );

  test('nobody is believed where the profile says so, and the rep can be asked', () => {
    expect(read(3, '1 selected', PAGED, both('neither'))).toMatchObject({
      exact: false,
      missing: ['selected'],
      readable: true,
    });
  });

  test('more in the sentence than in the rows is no disagreement where rows aren’t all there', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 3 }),
        fc.nat({ max: 5_000 }),
        fc.constantFrom<Disagreement>('sentence', 'rows', 'larger', 'neither'),
        fc.constantFrom(PAGED, SCROLLED, WHOLE),
        (checked, said, whom, list) => {
          const shown = read(checked, `${said} selected`, list, both(whom));
          const agree = list.kind === 'whole' ? said === checked : said >= checked;
          if (agree) expect(shown).toMatchObject({ selected: said, exact: true, missing: [] });
          // Whatever is exact is one of the two.
          else if (shown.exact) expect([said, checked]).toContain(shown.selected);
          else expect(shown.selected).toBe(Math.max(said, checked));
        },
      ),
      { numRuns: 200 },
    );
  });
});
