// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageProfile } from '../../../lib/profile/profile';
import { ListBounds } from '../../../lib/sequence/start/listBounds';
import { mayPress, pressCheckbox, pressForRep } from '../../../lib/sequence/start/pressing';
import { mayType } from '../../../lib/sequence/start/trimming';
import { documentPage, EditorPage, find, MATCH } from './editorPage';
import { over } from './over';

const forever = () => new AbortController().signal;
const nothing = () => {};
const { contacts } = MATCH.profile;

let page: EditorPage;
let bounds: ListBounds;
beforeEach(() => {
  vi.useFakeTimers();
  page = new EditorPage({ contacts: 120 });
  page.choose(page.ids);
  bounds = new ListBounds(document, MATCH.profile);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Puts something on the page; the element that is meant has the class `it`. */
function draw(html: string, into = 'main'): HTMLElement {
  find(into).insertAdjacentHTML('beforeend', html);
  return find<HTMLElement>('.it');
}

describe('what is no control of the list is never pressed', () => {
  test.each([
    ['a control in the page’s header', '<div><div><button class="it">Go</button></div></div>', 'header'],
    ['one of another part', '<section><h2>Danger</h2><button class="it">Do it</button></section>', 'main'],
    ['one beside the page’s content', '<aside><button class="it">Do it</button></aside>', 'body'],
    ['a link to another view', '<a class="it" href="#/settings/api">Next</a>', '.pager'],
    ['a link to another page', '<a class="it" href="/Home/SwitchTeam?teamId=2">Next</a>', '.pager'],
    ['a link that opens a window', '<a class="it" href="#" target="_blank">Next</a>', '.pager'],
    ['a link with a script', '<a class="it" href="javascript:wipe()">Next</a>', '.pager'],
    ['what is in a link', '<a href="/out"><span class="it">Next</span></a>', '.pager'],
    [
      'what sends a form',
      '<form><input name="limit"><button class="it">Apply</button></form>',
      '.people__bar',
    ],
    ['what is in a dialog', '<div role="dialog"><button class="it">Yes</button></div>', '.people__bar'],
    ['what is in a modal', '<div aria-modal="true"><button class="it">Yes</button></div>', 'body'],
    ['what is in a native dialog', '<dialog open><button class="it">OK</button></dialog>', '.people__bar'],
    ['what is in a row', '<td><button class="it">More</button></td>', '.person'],
    [
      'a part of a button that does harm',
      '<button aria-label="Delete"><i class="it"></i></button>',
      '.people__bar',
    ],
    [
      'a label of something elsewhere',
      '<label class="it" for="x">All</label><aside><input id="x" type="checkbox"></aside>',
      'main',
    ],
    [
      'what sends a form with nothing in it',
      '<form method="post"><button class="it">Go</button></form>',
      '.people__bar',
    ],
    [
      'an entry of a menu that nobody opened',
      '<ul role="menu"><li role="menuitem" class="it">None</li></ul>',
      'body',
    ],
  ])('%s', (_, html, into) => {
    // Long pages have much between their header and their list.
    if (into === 'header')
      find('header').after(...Array.from({ length: 5 }, () => document.createElement('p')));
    const heard = vi.fn((event: Event) => event.preventDefault());
    const control = draw(html, into);
    document.addEventListener('click', heard);
    expect(pressForRep(control, bounds)).toBe(false);
    document.removeEventListener('click', heard);
    expect(heard).not.toHaveBeenCalled();
  });

  test.each([
    'Delete all contacts',
    'Remove from sequence',
    'Unsubscribe',
    'Stop',
    'Move to another sequence',
    'Alle Kontakte löschen',
    'Archiver',
    'Supprimer la sélection',
    'Eliminar contactos',
    'Excluir',
    '選択したコンタクトを削除',
    'Видалити',
    'حذف جهات الاتصال',
    'Save',
  ])('what is called “%s”, wherever it is', (words) => {
    expect(mayPress(draw(`<button class="it">${words}</button>`, '.people__bar'), bounds)).toBe(false);
    find('.it').textContent = '';
    find('.it').setAttribute('aria-label', words);
    expect(mayPress(find('.it'), bounds)).toBe(false);
    find('.it').removeAttribute('aria-label');
    find('.it').innerHTML = `<img alt="${words}">`;
    expect(mayPress(find('.it'), bounds)).toBe(false);
    find('.it').innerHTML = '';
    find('main').insertAdjacentHTML('beforeend', `<i id="says">${words}</i>`);
    find('.it').setAttribute('aria-labelledby', 'says');
    expect(mayPress(find('.it'), bounds)).toBe(false);
    find('.it').removeAttribute('aria-labelledby');
    expect(mayPress(find('.it'), bounds)).toBe(true);
  });

  test.each([
    'class="it contact-delete"',
    'class="it" data-test-id="bulk-export"',
    'class="it" id="unsubscribe"',
  ])('what the markup calls so: %s', (attributes) => {
    expect(mayPress(draw(`<button ${attributes}><svg></svg></button>`, '.people__bar'), bounds)).toBe(false);
  });

  test('anything, while no list was seen', () => {
    find('.people__list').remove();
    expect(mayPress(find('.people__clear'), bounds)).toBe(false);
  });
});

describe('a control of the list is pressed', () => {
  test.each([
    ['a button of its bar', '<button class="it">Clear selection</button>', '.people__bar'],
    ['its pager', '<span><a class="it" href="#" aria-label="Go to next page">›</a></span>', '.pager'],
    ['its header', '<thead><tr><th><input type="checkbox" class="it"></th></tr></thead>', '.people__list'],
    [
      'a bar with a title, as a card has',
      '<div><h6>3 selected</h6><button class="it">None</button></div>',
      'main',
    ],
  ])('%s', (_, html, into) => {
    expect(mayPress(draw(html, into), bounds)).toBe(true);
  });

  test('and an entry of the menu that it opened, wherever that hangs', () => {
    const opener = draw('<button class="it" id="select">Select</button>', '.people__bar');
    opener.addEventListener('click', () => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div class="portal"><ul role="menu"><li class="none">None</li></ul></div>',
      );
    });
    document.body.insertAdjacentHTML('beforeend', '<ul role="menu"><li class="other">None</li></ul>');
    expect(pressForRep(opener, bounds)).toBe(true);
    expect(mayPress(find('.none'), bounds)).toBe(true);
    expect(mayPress(find('.other'), bounds)).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(mayPress(find('.none'), bounds)).toBe(false);
  });

  test('in the dialog that the list is in', () => {
    find('main').setAttribute('role', 'dialog');
    expect(mayPress(find('.people__clear'), bounds)).toBe(true);
  });
});

describe('a number is typed into a field of the list only', () => {
  test.each([
    ['text', '<input class="it">', '.people__bar', false],
    ['a password', '<input type="password" inputmode="numeric" class="it">', '.people__bar', false],
    ['a number', '<input type="number" class="it">', '.people__bar', true],
    [
      'a number of a form of its own',
      '<form><input inputmode="numeric" class="it"></form>',
      '.people__bar',
      true,
    ],
    ['a setting’s', '<form><input type="number" class="it"><input name="x"></form>', '.people__bar', false],
    ['another part’s', '<section><h2>Limits</h2><input type="number" class="it"></section>', 'main', false],
    ['a dialog’s', '<div role="dialog"><input type="number" class="it"></div>', 'body', false],
    ['one for reading', '<input type="number" readonly class="it">', '.people__bar', false],
  ])('%s', (_, html, into, expected) => {
    expect(mayType(draw(html, into), bounds)).toBe(expected);
  });

  test('and nothing, where what would be pressed then isn’t one of its controls', async () => {
    const field = draw('<input type="number" value="50" class="it">', '.people__bar') as HTMLInputElement;
    draw('<aside><button class="apply">Apply</button></aside>');
    const reduce = { by: 'trimming', field: '.it', apply: '.apply' } as const;
    const sequencePage = documentPage({ ...MATCH, profile: { ...MATCH.profile, reduce } });
    expect(await over(sequencePage.choose(['c1'], nothing, forever()))).toBe(false);
    expect(field.value).toBe('50');
  });
});

describe('a press that does something else than to choose is the last one', () => {
  const choose = (profile: Partial<PageProfile> = {}, list = MATCH) => {
    const match = { ...list, profile: { ...list.profile, ...profile } };
    return over(documentPage(match).choose(['c1', 'c2', 'c3'], nothing, forever()));
  };
  const presses = () => {
    const heard = vi.fn();
    document.addEventListener('click', ({ target }) => heard((target as Element).className), true);
    return heard;
  };
  const onClear = (act: () => void) =>
    find('.people__clear').addEventListener(
      'click',
      (event) => {
        event.stopImmediatePropagation();
        page.selection.clear();
        page.render();
        act();
      },
      true,
    );

  test('as where contacts are gone with their selection', async () => {
    onClear(() => {
      for (const row of document.querySelectorAll('.person')) row.remove();
    });
    const heard = presses();
    expect(await choose()).toBe(false);
    expect(heard.mock.calls).toEqual([['people__clear']]);
  });

  test('as where some of them are', async () => {
    onClear(() => find('.person').remove());
    const heard = presses();
    expect(await choose({ list: { kind: 'whole' } })).toBe(false);
    expect(heard.mock.calls).toEqual([['people__clear']]);
  });

  test('as where a dialog asks whether it should', async () => {
    onClear(() =>
      document.body.insertAdjacentHTML('beforeend', '<div role="alertdialog"><button>Yes</button></div>'),
    );
    const heard = presses();
    expect(await choose()).toBe(false);
    expect(heard.mock.calls).toEqual([['people__clear']]);
  });

  test('as where a first checkbox asks for something, or chooses others', async () => {
    const opens = ({ target }: Event) => {
      if ((target as Element).matches('.person__check'))
        find('main').append(document.createElement('dialog'));
      document.querySelector('dialog')?.setAttribute('open', '');
    };
    document.addEventListener('click', opens);
    expect(await choose()).toBe(false);
    expect([...page.selection]).toEqual(['c1']);
    document.removeEventListener('click', opens);
    document.querySelector('dialog')?.remove();
    const takesMore = ({ target }: Event) => {
      if ((target as Element).matches('[data-contact-id="c1"] *')) page.choose(['c9']);
    };
    document.addEventListener('change', takesMore);
    expect(await choose()).toBe(false);
    document.removeEventListener('change', takesMore);
    expect([...page.selection].sort()).toEqual(['c1', 'c9']);
  });

  test('as where another page is shown', async () => {
    let now: typeof MATCH | null = MATCH;
    onClear(() => {
      now = null;
    });
    const heard = presses();
    const sequencePage = documentPage(MATCH, () => now);
    expect(await over(sequencePage.choose(['c1'], nothing, forever()))).toBe(false);
    expect(heard).toHaveBeenCalledOnce();
  });

  test.each([
    ['a button', '<button class="it">Take</button>'],
    ['a switch', '<button class="it" role="switch" aria-checked="false"></button>'],
    ['a checkbox that opts out', '<input type="checkbox" class="it" name="opt-out">'],
  ])('and %s in a row is never pressed for its checkbox', async (_, html) => {
    for (const row of document.querySelectorAll('.person')) row.insertAdjacentHTML('beforeend', html);
    const heard = presses();
    const profile = { contacts: { ...contacts, checkbox: '.it', chosen: ':has(.person__check:checked)' } };
    expect(await choose(profile)).toBe(false);
    expect(heard.mock.calls.flat()).not.toContain('it');
  });
});

test('a control beside a cell that a profile calls the row is a row’s own', () => {
  document.body.innerHTML = `<button id="start">Go</button><table><tbody>${'<tr><td class="r"><input type="checkbox"></td><td><button class="it">x</button></td></tr>'.repeat(2)}</tbody></table>`;
  const cells = new ListBounds(document, { start: '#start', contacts: { ...contacts, row: '.r' } });
  expect(mayPress(find('.it'), cells)).toBe(false);
});

test.each(['Daily limit', 'Tageslimit', 'Límite diario', '1日の上限'])(
  'nothing is written into a field for %s',
  (name) => {
    draw(`<label>${name} <input class="it" type="number"></label>`, '.people__bar');
    expect(mayType(find('.it'), bounds)).toBe(false);
    draw('<label>First <input class="that" type="number"></label>', '.people__bar');
    expect(mayType(find('.that'), bounds)).toBe(true);
  },
);

test('a switch is no checkbox', () => {
  draw('<input class="it" type="checkbox" role="switch">', '.person');
  expect(pressCheckbox(find('.it'), bounds)).toBe(false);
});
