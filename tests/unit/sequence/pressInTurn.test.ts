// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageMatch } from '../../../lib/sequence/match';
import { documentPage, EditorPage, find, MATCH } from './editorPage';
import { over } from './over';

const nothing = () => {};
const forever = () => new AbortController().signal;
const COVERED = ['c1', 'c2', 'c60'];

/** A selection that is emptied by an entry of a menu that hangs off the body. */
function match(clear: readonly string[] = ['.select', '[role=menuitem].none']): PageMatch {
  return { ...MATCH, profile: { ...MATCH.profile, reduce: { by: 'choosing', clear } } };
}

interface MenuOptions {
  /** What opens it. */
  readonly on?: 'click' | 'pointerdown' | 'mousedown';
  /** What closes it, apart from an entry. */
  readonly closes?: 'Escape' | 'outside';
  /** Whether it says what it is. */
  readonly says?: boolean;
  /** Whether an entry leaves it open. */
  readonly stays?: boolean;
  readonly entries?: readonly string[];
}

let page: EditorPage;
const menu = () => document.querySelector('.menu');

function drawMenu({
  on = 'click',
  closes = 'Escape',
  says = true,
  stays = false,
  entries,
}: MenuOptions = {}) {
  page = new EditorPage({ contacts: 120 });
  page.choose(page.ids);
  find('.people__clear').remove();
  find('.people__bar').insertAdjacentHTML('beforeend', '<button class="select">Select</button>');
  const close = () => menu()?.remove();
  const open = () => {
    // A page draws after the event.
    setTimeout(() => {
      const shown = document.createElement('ul');
      shown.className = 'menu';
      if (says) shown.role = 'menu';
      for (const entry of entries ?? ['all', 'none']) {
        const item = document.createElement('li');
        item.role = 'menuitem';
        item.className = entry;
        item.addEventListener('click', () => {
          if (entry === 'none') page.selection.clear();
          page.render();
          if (!stays) close();
        });
        shown.append(item);
      }
      if (closes === 'Escape') shown.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
      else document.addEventListener('mousedown', ({ target }) => shown.contains(target as Node) || close());
      document.body.append(shown);
      if (!says && closes === 'Escape') document.addEventListener('keydown', close, { once: true });
    }, 100);
  };
  find('.select').addEventListener(on, open);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  // What the page hears anywhere in its document.
  document.dispatchEvent(new KeyboardEvent('keydown'));
  vi.useRealTimers();
});

test.each(['click', 'pointerdown', 'mousedown'] as const)(
  'a menu that opens by %s is pressed through, and exactly the covered are chosen',
  async (on) => {
    drawMenu({ on });
    const sequencePage = documentPage(match());
    expect(sequencePage.canReduce()).toBe(true);
    expect(await over(sequencePage.choose(COVERED, nothing, forever()))).toBe(true);
    expect([...page.selection]).toEqual(COVERED);
    expect(menu()).toBeNull();
  },
);

test('a control that is disabled until the list has been loaded is waited for', async () => {
  drawMenu();
  const select = find<HTMLButtonElement>('.select');
  select.disabled = true;
  setTimeout(() => {
    select.disabled = false;
  }, 8_000);
  const sequencePage = documentPage(match());
  expect(sequencePage.canReduce()).toBe(true);
  expect(await over(sequencePage.choose(COVERED, nothing, forever()))).toBe(true);
});

test('a menu in a menu is pressed through', async () => {
  drawMenu({ entries: ['all', 'more'], stays: true });
  document.addEventListener('click', ({ target }) => {
    if ((target as Element).className !== 'more') return;
    menu()?.insertAdjacentHTML('beforeend', '<li role="menuitem" class="nobody"></li>');
    find('.nobody').addEventListener('click', () => {
      page.selection.clear();
      page.render();
    });
  });
  const sequencePage = documentPage(match(['.select', '.more', '.nobody']));
  expect(await over(sequencePage.choose(COVERED, nothing, forever()))).toBe(true);
  expect(menu()).toBeNull();
});

describe.each<MenuOptions>([
  { closes: 'Escape' },
  { closes: 'outside' },
  { closes: 'Escape', says: false },
  { closes: 'outside', says: false },
])('a menu that closes by $closes, and says what it is or not ($says)', (options) => {
  test('is open no more where it has no such entry', async () => {
    drawMenu({ ...options, entries: ['all'] });
    expect(await over(documentPage(match()).choose(COVERED, nothing, forever()))).toBe(false);
    expect(menu()).toBeNull();
    expect(page.selection.size).toBe(120);
  });

  test('nor where the rep ends it', async () => {
    drawMenu({ ...options, entries: ['all'] });
    const end = new AbortController();
    const chosen = documentPage(match()).choose(COVERED, nothing, end.signal);
    await vi.advanceTimersByTimeAsync(200);
    expect(menu()).not.toBeNull();
    end.abort(new Error('over'));
    await expect(over(chosen)).rejects.toThrow('over');
    expect(menu()).toBeNull();
  });
});

test('a menu that an entry leaves open is closed', async () => {
  drawMenu({ stays: true });
  expect(await over(documentPage(match()).choose(COVERED, nothing, forever()))).toBe(true);
  expect(menu()).toBeNull();
});

test('a menu’s entry that is the start control isn’t pressed', async () => {
  drawMenu({ entries: ['all'] });
  document.addEventListener('click', () => menu()?.append(find('.personalize')), { once: true });
  const clear = match(['.select', '.menu .personalize, .personalize']);
  expect(await over(documentPage(clear).choose(COVERED, nothing, forever()))).toBe(false);
  expect(page.started).toEqual([]);
  expect(documentPage(match(['.personalize', '.none'])).canReduce()).toBe(false);
});
