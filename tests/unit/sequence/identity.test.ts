// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { scanItems } from '../../../lib/sequence/reader/items';
import { readRows } from '../../../lib/sequence/reader/rows';

const { contacts, outcomes } = replySequenceEditor;
const LIST = {
  ...contacts,
  row: 'li',
  id: [{ selector: 'a', attribute: 'href', pattern: '/people/{}' }, { selector: 'b' }],
};
const RESULTS = { ...outcomes, item: 'tr', contactId: [{ selector: 'td' }, { selector: 'i' }] };

function draw(link: string, text: string): void {
  document.body.innerHTML = `<ul><li><a href="/people/${link}">Ada</a><b>Acme</b></li></ul>
    <table><tr data-status="\u2068personalized\u2069"><td>${text}</td><i>Acme</i></tr></table>`;
  document.querySelector('tr')?.append(document.querySelector('i') as Element);
}

test.each([
  ['Ada@example.com', 'ada@Example.com'],
  ['ada%2Bx@example.com', 'ada+x@example.com'],
  ['ada%40example.com', '<mark>ad</mark><span>a@</span>example.com'],
  ['jos\u00e9@example.com', 'jose\u0301@example.com'],
  ['ada@example.com', 'ada\u200b@example.com'],
])('a contact of the list is that of its result, as %s and as %s', (link, text) => {
  draw(link, text);
  const [row] = readRows(document, { contacts: LIST, start: '.start' });
  expect(scanItems(document, RESULTS)).toMatchObject([
    { contactId: row?.contactId, status: 'personalized', meaning: 'succeeded' },
  ]);
});

test('ids that are no email addresses are other contacts in another case', () => {
  draw('AbC', 'abc');
  const [row] = readRows(document, { contacts: LIST, start: '.start' });
  expect(row?.contactId).toBe('AbC | Acme');
  expect(scanItems(document, RESULTS)).toMatchObject([{ contactId: 'abc | Acme' }]);
});
