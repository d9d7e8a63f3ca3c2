// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import type { PageMatch } from '../../../lib/sequence/match';
import { documentPage, EditorPage, find } from './editorPage';
import { over } from './over';

const nothing = () => {};
const forever = () => new AbortController().signal;
const MATCH: PageMatch = {
  profile: { ...replySequenceEditor, list: { kind: 'growing', more: '.more' }, selected: { by: 'rows' } },
  sequenceId: '101',
};

/** How a page shows that it adds rows. */
type Adding = 'disabled' | 'gone' | 'unchanged';

/** A list of 35 contacts that adds ten of them with each press of a control, some time after it. @returns the presses */
function growingPage(adding: Adding, end: 'gone' | 'disabled') {
  const page = new EditorPage({ contacts: 35, perPage: 10 });
  const more = document.createElement('button');
  more.className = 'more';
  const put = () => find('.pager').after(more);
  const presses = vi.fn(() => {
    more.disabled = adding === 'disabled';
    if (adding === 'gone') more.remove();
    setTimeout(() => {
      page.perPage += 10;
      page.render();
      const draw = () => {
        const hasMore = page.perPage < 35;
        more.disabled = !hasMore;
        if (hasMore || end === 'disabled') put();
        else more.remove();
      };
      // A page may draw that apart from the rows.
      if (adding === 'unchanged') draw();
      else setTimeout(draw, 50);
    }, 2_000);
  });
  more.addEventListener('click', presses);
  put();
  page.choose(all(35));
  return { page, presses };
}

const all = (count: number) => Array.from({ length: count }, (_, place) => `c${place + 1}`);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each<{ adding: Adding; end: 'gone' | 'disabled' }>([
  { adding: 'disabled', end: 'gone' },
  { adding: 'gone', end: 'gone' },
  { adding: 'unchanged', end: 'gone' },
  { adding: 'disabled', end: 'disabled' },
])('a list that a control adds to, $adding meanwhile and $end at its end', ({ adding, end }) => {
  test('is counted whole, contacts without a row included', async () => {
    const { presses } = growingPage(adding, end);
    const sequencePage = documentPage(MATCH);
    expect(sequencePage.read()).toMatchObject({ selected: 10, exact: false });
    const found = await over(sequencePage.allChosen(nothing, forever()));
    expect(found?.map(({ id }) => id)).toEqual(all(35));
    expect(presses).toHaveBeenCalledTimes(3);
  });

  test('is added to no further than needed, and once only', async () => {
    const { page, presses } = growingPage(adding, end);
    const sequencePage = documentPage(MATCH);
    const first = await over(sequencePage.firstChosen(12, nothing, forever()));
    expect(first.map(({ id }) => id)).toEqual(all(12));
    expect(presses).toHaveBeenCalledTimes(1);
    expect(await over(sequencePage.choose(all(12), nothing, forever()))).toBe(true);
    expect([...page.selection]).toEqual(all(12));
    expect(await over(sequencePage.verify(all(12), forever()))).toBe(true);
    expect(presses).toHaveBeenCalledTimes(3);
  });
});

test('a list that has no more to add says exactly how many are chosen', () => {
  new EditorPage({ contacts: 10 }).choose(all(3));
  expect(documentPage(MATCH).read()).toMatchObject({ selected: 3, exact: true });
});

test('a list isn’t taken for whole where what adds to it does nothing, or nothing is there yet', async () => {
  growingPage('unchanged', 'gone');
  const stop = (event: Event) => event.stopImmediatePropagation();
  find('.more').addEventListener('click', stop);
  find('main').addEventListener('click', stop, { capture: true, once: true });
  expect(await over(documentPage(MATCH).allChosen(nothing, forever()))).toBeNull();
  find('tbody').replaceChildren();
  find('.more').remove();
  expect(await over(documentPage(MATCH).allChosen(nothing, forever()))).toBeNull();
});

test('what a profile says adds to a list never starts a run', async () => {
  const { page } = growingPage('gone', 'gone');
  const profile = { ...MATCH.profile, list: { kind: 'growing', more: '.personalize' } as const };
  expect(await over(documentPage({ ...MATCH, profile }).allChosen(nothing, forever()))).toBeNull();
  expect(page.started).toEqual([]);
});
