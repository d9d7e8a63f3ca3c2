// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { readRows } from '../../../lib/sequence/reader/rows';

const CONTACTS = { ...replySequenceEditor.contacts, row: 'li', order: { selector: 'i' } };

function idsOf(...numbers: readonly string[]): string[] {
  document.body.innerHTML = numbers
    .map((number) => `<li data-contact-id="${number}"><i>${number}</i></li>`)
    .join('');
  return readRows(document, { contacts: CONTACTS, start: '.start' }).map(({ contactId }) => contactId);
}

test('rows stand in the order of their numbers, however they are written', () => {
  expect(idsOf('10', '9', '0')).toEqual(['0', '9', '10']);
  expect(idsOf('1,002', '999', '1,001')).toEqual(['999', '1,001', '1,002']);
  expect(idsOf('१२', '१,००३', '३')).toEqual(['३', '१२', '१,००३']);
  expect(idsOf('-1', '0.5', '-2')).toEqual(['-2', '-1', '0.5']);
});

test('rows without a number come last, and keep their own order', () => {
  expect(idsOf('3', 'pinned', '1', 'added', '2')).toEqual(['1', '2', '3', 'pinned', 'added']);
});
