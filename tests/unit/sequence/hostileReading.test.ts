// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import type { PageProfile } from '../../../lib/profile/profile';
import { scanItems } from '../../../lib/sequence/reader/items';
import { readPage } from '../../../lib/sequence/reader/readPage';
import { isCheckbox } from '../../../lib/sequence/reader/rowLike';
import { contactOf, readRows } from '../../../lib/sequence/reader/rows';
import { looksLikeStart } from '../../../lib/sequence/reader/startControl';
import { readValue } from '../../../lib/sequence/reader/values';
import { EditorPage, find, MATCH } from './editorPage';

const { contacts, outcomes, steps } = MATCH.profile;
const SECRET = 'rk_live_0123456789';

/** What a profile makes of the page, with everything that would be kept of it. */
function readWith(change: Partial<PageProfile>) {
  const profile = { ...MATCH.profile, ...change };
  const reading = readPage(document, { ...MATCH, profile });
  const kept = [
    readRows(document, profile).map((row) => contactOf(row, profile.contacts)),
    scanItems(document, profile.outcomes),
    reading.steps,
  ];
  return { reading, kept: JSON.stringify(kept) };
}

beforeEach(() => {
  new EditorPage({ contacts: 3 }).choose(['c1', 'c2']);
  find('.person').insertAdjacentHTML('beforeend', '<td class="notes"></td>');
  find('main').insertAdjacentHTML(
    'beforeend',
    `<aside class="api-key"><label class="on"><input type="checkbox" checked> API</label><code data-contact-id="c1">${SECRET}</code></aside>`,
  );
});

describe('what is typed in a row', () => {
  test.each([
    [`<input value="${SECRET}">`, { selector: '.notes input', attribute: 'value' }],
    [`<input type="password" value="${SECRET}">`, { selector: '.notes > *', attribute: 'value' }],
    [`<input type="hidden" value="${SECRET}">`, { selector: '.notes > *', attribute: 'value' }],
    [`<input type="email" data-typed="${SECRET}">`, { selector: '.notes > *', attribute: 'data-typed' }],
    [`<textarea>${SECRET}</textarea>`, { selector: '.notes > *' }],
    [`<textarea>${SECRET}</textarea>`, { selector: '.notes' }],
    [`<p contenteditable><b>${SECRET}</b></p>`, { selector: '.notes b' }],
    [`<p contenteditable="plaintext-only">${SECRET}</p>`, { selector: '.notes' }],
    [`<p role="textbox">${SECRET}</p>`, { selector: '.notes p' }],
    [`<script type="application/json">${SECRET}</script>`, { selector: '.notes > *' }],
    [`<x-field></x-field>`, { selector: '.notes > *', attribute: 'value' }],
  ])('is not read: %s', (html, read) => {
    find('.notes').innerHTML = html;
    for (const field of document.querySelectorAll('x-field')) Object.assign(field, { value: SECRET });
    expect(readValue(find('.person'), read)).toBe('');
    expect(readWith({ contacts: { ...contacts, name: read } }).kept).not.toContain(SECRET);
  });

  test.each([
    [
      '<select><option value="7" selected>Seven</option></select>',
      { selector: 'select', attribute: 'value' },
    ],
    ['<input type="checkbox" value="7">', { selector: '.notes input', attribute: 'value' }],
    ['<p contenteditable="false">7</p>', { selector: '.notes p' }],
  ])('is read where it was chosen: %s', (html, read) => {
    find('.notes').innerHTML = html;
    expect(readValue(find('.person'), read)).toBe('7');
  });

  test('and what is longer than any id is none', () => {
    find('.person').setAttribute('data-contact-id', 'x'.repeat(301));
    expect(readRows(document, MATCH.profile)[0]?.contactId).toBe('');
  });
});

describe('what is no list of contacts can’t be read', () => {
  const id = [{ selector: 'code', attribute: 'data-contact-id' }];
  const name = { selector: 'code' };
  test.each<[string, Partial<PageProfile['contacts']>]>([
    ['the page', { row: ':is(body)', id, name, checkbox: 'input' }],
    ['what holds the list and the start control', { row: '.sequence', id, name, checkbox: 'input' }],
    ['what has no checkbox', { row: '.api-key', id, name, checkbox: 'code', chosen: ':has(:checked)' }],
    ['a part around the rows', { row: '.people__list, .person', checkbox: 'input' }],
  ])('%s', (_, change) => {
    find('.person').setAttribute('data-contact-id', 'c1');
    const profile = { contacts: { ...contacts, ...change } };
    expect(readRows(document, { ...MATCH.profile, ...profile })).toEqual([]);
    expect(readWith(profile).kept).not.toContain(SECRET);
  });

  test('a form with a password', () => {
    find('.person').insertAdjacentHTML('beforeend', '<td><input type="password"></td>');
    expect(readRows(document, MATCH.profile)).toEqual([]);
  });
});

test('what is around everything tells no outcome', () => {
  const item = { ...outcomes, contactId: [{ selector: '[data-contact-id]', attribute: 'data-contact-id' }] };
  const reason = { selector: '.api-key code' };
  for (const selector of [':is(body)', '.sequence']) {
    find('.sequence').classList.add('sequence');
    const { kept } = readWith({ outcomes: { ...item, item: selector, reason } });
    expect(kept, selector).not.toContain(SECRET);
  }
});

test('an email’s id is an id, and the page is no email', () => {
  find('.email-step').setAttribute('data-step-id', SECRET.repeat(20));
  expect(readWith({}).kept).not.toContain(SECRET);
  expect(readWith({ steps: { ...steps, item: ':is(body)' } }).reading.readable).toBe(false);
});

describe('what starts a run', () => {
  const html: Readonly<Record<string, boolean>> = {
    '<button>Go</button>': true,
    '<a href="#"><i></i> Go</a>': true,
    '<li role="menuitem">Go</li>': true,
    '<div role="button" tabindex="0">Go</div>': true,
    '<input type="submit" value="Go">': true,
    '<div>Go</div>': false,
    '<input value="Go">': false,
    '<form role="button"><b>Go</b></form>': false,
    '<div tabindex="0"><input></div>': false,
    '<main tabindex="0">Go</main>': false,
    [`<div role="button">${'word '.repeat(60)}</div>`]: false,
  };
  test.each(Object.entries(html))('looks like it or not: %s %s', (one, expected) => {
    find('.api-key').innerHTML = one;
    expect(looksLikeStart(find('.api-key > *'))).toBe(expected);
  });

  test('is a custom element’s inner button', () => {
    find('.api-key').innerHTML = '<x-button></x-button>';
    expect(looksLikeStart(find('x-button'))).toBe(false);
    find('x-button').attachShadow({ mode: 'open' }).innerHTML = '<button><slot></slot></button>';
    expect(looksLikeStart(find('x-button'))).toBe(true);
  });

  test.each([':is(body)', 'html > body', 'main.sequence', '.people__list', '.person__check'])(
    'is never %s, and the page says that it is missing',
    (start) => {
      expect(readWith({ start }).reading).toMatchObject({ readable: false });
      expect(readWith({ start }).reading.missing).toContain('start');
    },
  );
});

describe('what is a checkbox in a row', () => {
  const html: Readonly<Record<string, boolean>> = {
    '<input type="checkbox">': true,
    '<span role="checkbox" aria-checked="false"><svg></svg></span>': true,
    '<td><span><input type="checkbox"></span></td>': true,
    '<label>Choose <input type="checkbox"></label>': true,
    '<button role="checkbox" aria-checked="true"></button>': true,
    '<button>Delete</button>': false,
    '<button aria-checked="true" role="switch">Paused</button>': false,
    '<td><input type="checkbox"> <button>Delete</button></td>': false,
    '<td><input type="text"></td>': false,
    '<a href="/out"><input type="checkbox"></a>': false,
    '<label>Delete <button></button></label>': false,
    '<td></td>': false,
    '<input type="radio">': false,
  };
  test.each(Object.entries(html))('%s: %s', (one, expected) => {
    const row = document.createElement('tr');
    row.innerHTML = one;
    if (row.firstElementChild === null) throw new Error('The row is empty');
    expect(isCheckbox(row.firstElementChild)).toBe(expected);
  });

  test('a part of one, or what its label says', () => {
    find('.api-key').innerHTML =
      '<span role="checkbox"><svg></svg></span><label><b></b><input type="checkbox"></label>';
    expect(isCheckbox(find('.api-key svg'))).toBe(true);
    expect(isCheckbox(find('.api-key b'))).toBe(true);
  });
});
