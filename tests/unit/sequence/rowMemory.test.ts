// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { createRowMemory } from '../../../lib/sequence/reader/rowMemory';
import { find } from './editorPage';

const { contacts } = replySequenceEditor;
let observer: MutationObserver;
beforeEach(() => {
  document.body.innerHTML = `<table><tr class="person" data-contact-id="c1"><td>
    <input type="checkbox" class="person__check"><span>Name</span></td></tr></table>`;
  observer = new MutationObserver(() => undefined);
  observer.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
});

/** Whether a row is looked through anew after something was done to the page. */
function isReadAnew(change: (row: Element) => void, profile = contacts): boolean {
  const memory = createRowMemory(profile);
  const row = find('.person');
  memory.of(row);
  change(row);
  memory.forget(observer.takeRecords());
  const looks = [vi.spyOn(row, 'querySelector'), vi.spyOn(row, 'querySelectorAll')];
  memory.of(row);
  const wasRead = looks.some(({ mock }) => mock.calls.length > 0);
  for (const look of looks) look.mockRestore();
  return wasRead;
}

test('a row is read once while nothing changes, or only what says nothing of it', () => {
  expect(isReadAnew(() => undefined)).toBe(false);
  expect(isReadAnew((row) => row.classList.add('selected'))).toBe(false);
  expect(isReadAnew((row) => row.setAttribute('data-status', 'personalized'))).toBe(false);
  expect(isReadAnew(() => find('table').setAttribute('class', 'other'))).toBe(false);
});

test('a row is read anew when its contact, its box or its inside changes', () => {
  expect(isReadAnew((row) => row.setAttribute('data-contact-id', 'c2'))).toBe(true);
  expect(isReadAnew(() => find('input').classList.add('other'))).toBe(true);
  expect(isReadAnew(() => find('td').append(document.createElement('b')))).toBe(true);
  const text = find('span').firstChild as Text;
  expect(isReadAnew(() => text.replaceData(0, 4, 'Other'))).toBe(true);
});

test('its own class matters where selectors look at it', () => {
  const checkbox = '.selected > td > input';
  expect(isReadAnew((row) => row.classList.add('selected'), { ...contacts, checkbox })).toBe(true);
});

test('what is inside a shadow root of its own is looked at each time', () => {
  const checkbox = 'td >>> input';
  expect(isReadAnew(() => undefined, { ...contacts, checkbox })).toBe(true);
});
