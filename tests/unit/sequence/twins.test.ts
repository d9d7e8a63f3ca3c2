// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { readPage } from '../../../lib/sequence/reader/readPage';
import { documentPage, EditorPage, find, MATCH } from './editorPage';

const forever = () => new AbortController().signal;
const nothing = () => {};
const missing = () => readPage(document, MATCH).missing;
const name = (row: Element, text: string) => {
  const cell = row.querySelector('.person__name') as Element;
  cell.textContent = text;
};
const rowOf = (id: string) => find(`.person[data-contact-id="${id}"]`);

/** Gives a contact of the open page another's id. */
function confuse(id: string, other: string): void {
  rowOf(id).setAttribute('data-contact-id', other);
}

describe('rows of one id', () => {
  test('are reported where they name different contacts, chosen or not', () => {
    const page = new EditorPage({ contacts: 5 });
    expect(missing()).toEqual([]);
    confuse('c4', 'c2');
    expect(missing()).toEqual(['identity']);
    page.choose(['c2']);
    expect(missing()).toEqual([]);
    confuse('c4', 'c2');
    expect(missing()).toEqual(['identity']);
  });

  test('may show one contact twice, and one that is still being drawn', () => {
    new EditorPage({ contacts: 5 });
    const row = rowOf('c2');
    row.before(row.cloneNode(true));
    expect(missing()).toEqual([]);
    name(row, '\u2068NAME of c2\u2069');
    expect(missing()).toEqual([]);
    name(row, '');
    expect(missing()).toEqual([]);
    name(row, 'Grace');
    expect(missing()).toEqual(['identity']);
  });
});

describe('before a run', () => {
  test('contacts of one id are noticed also where one of them isn’t chosen', async () => {
    const page = new EditorPage({ contacts: 5 });
    page.choose(['c2']);
    const sequencePage = documentPage();
    confuse('c4', 'c2');
    await sequencePage.firstChosen(1, nothing, forever());
    expect(sequencePage.read().missing).toContain('identity');
  });

  test.each(['firstChosen', 'allChosen'] as const)(
    'they are noticed on different pages of the list: %s',
    async (how) => {
      const page = new EditorPage({ contacts: 8, perPage: 4, sentence: () => 'Some selected' });
      page.choose(['c2', 'c6']);
      const confused = () => {
        if (document.querySelector('[data-contact-id="c6"]')) confuse('c6', 'c2');
      };
      new MutationObserver(confused).observe(find('tbody'), { childList: true });
      const sequencePage = documentPage();
      expect(sequencePage.read().missing).not.toContain('identity');
      if (how === 'firstChosen') await sequencePage.firstChosen(2, nothing, forever());
      else await sequencePage.allChosen(nothing, forever());
      expect(sequencePage.read().missing).toContain('identity');
    },
  );
});
