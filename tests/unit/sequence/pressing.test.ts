// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageProfile } from '../../../lib/profile/profile';
import { ListBounds } from '../../../lib/sequence/start/listBounds';
import { mayPress, pressForRep } from '../../../lib/sequence/start/pressing';
import { documentPage, EditorPage, find, MATCH } from './editorPage';

const forever = () => new AbortController().signal;

describe('what may be pressed for the rep', () => {
  const boundsOf = (start: string) =>
    new ListBounds(document, { start, contacts: { ...MATCH.profile.contacts, row: '.row' } });
  const START = boundsOf('.start');
  beforeEach(() => {
    document.body.innerHTML = `
      <button class="clear">Clear</button> <button class="gray" disabled>Next</button>
      <button class="start"><b>Go</b><i class="inner">!</i></button> <label>Write <button class="start"></button></label>
      <p class="around"><button class="start"></button></p>
      <ul><li class="row"></li></ul>
      <label class="of-start" for="go">Go</label> <button class="start" id="go"></button>
      <people-app></people-app> <div class="app"><people-app></people-app></div>`;
    for (const app of document.querySelectorAll('people-app')) {
      app.attachShadow({ mode: 'open' }).innerHTML =
        '<button class="start"><b></b></button><button class="other">';
    }
  });

  test('is what has nothing to do with the start control', () => {
    const clear = find('.clear');
    const heard = vi.fn();
    clear.addEventListener('click', heard);
    expect(pressForRep(clear, START)).toBe(true);
    expect(heard).toHaveBeenCalledOnce();
    expect(
      mayPress(
        find('people-app').shadowRoot?.querySelector('.other') ?? null,
        boundsOf('people-app >>> .start'),
      ),
    ).toBe(true);
    expect(mayPress(find('.gray'), START)).toBe(false);
    expect(mayPress(null, START)).toBe(false);
  });

  test.each(['.start', '.inner', '.around', 'label', '.of-start', 'body'])('is never %s', (selector) => {
    const heard = vi.fn();
    document.addEventListener('click', heard, { once: true });
    expect(pressForRep(find(selector), START)).toBe(false);
    expect(heard).not.toHaveBeenCalled();
  });

  test('is nothing around, in or in a root with the start control', () => {
    const within = find('people-app').shadowRoot?.querySelector('b') ?? null;
    const start = boundsOf('people-app >>> .start');
    expect(mayPress(within, start)).toBe(false);
    for (const around of ['people-app', '.app']) expect(mayPress(find(around), start), around).toBe(false);
    expect(mayPress(find('.clear'), start)).toBe(true);
  });
});

describe('a bad profile, by which the start control is something else too', () => {
  function chooseWith(change: Partial<PageProfile>) {
    const page = new EditorPage({ contacts: 120 });
    page.choose(page.ids);
    const profile = { ...MATCH.profile, ...change };
    return { page, sequence: documentPage({ ...MATCH, profile }), covered: page.ids.slice(0, 3) };
  }

  const { contacts, list } = MATCH.profile;
  const start = MATCH.profile.start;
  const trimming = { by: 'trimming', field: '.trim', apply: '.personalize' } as const;

  test.each<[string, Partial<PageProfile>]>([
    ['what empties the selection', { reduce: { by: 'choosing', clear: start } }],
    ['what keeps the first ones', { reduce: trimming }],
    ['a contact’s checkbox', { contacts: { ...contacts, checkbox: '.person__check, .personalize' } }],
    ['what goes to the next page', { list: { ...list, kind: 'paged', next: start } as PageProfile['list'] }],
    [
      'what goes to the first page',
      { list: { ...list, kind: 'paged', first: start } as PageProfile['list'] },
    ],
  ])('never presses it as %s', async (_, change) => {
    const { page, sequence, covered } = chooseWith(change);
    find('main').insertAdjacentHTML('beforeend', '<input class="trim">');
    const progress = () => {};
    vi.useFakeTimers();
    const done = Promise.allSettled([
      sequence.choose(covered, progress, forever()),
      sequence.firstChosen(70, progress, forever()),
    ]);
    await vi.runAllTimersAsync();
    await done;
    vi.useRealTimers();
    expect(page.started).toEqual([]);
  });

  test('offers no reducing by it', () => {
    expect(chooseWith({ reduce: { by: 'choosing', clear: start } }).sequence.canReduce()).toBe(false);
    expect(chooseWith({}).sequence.canReduce()).toBe(true);
  });
});
