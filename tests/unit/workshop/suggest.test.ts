// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { find, findAll } from '../../../lib/sequence/reader/find';
import { hostOf } from '../../../lib/sequence/reader/roots';
import { readValue } from '../../../lib/sequence/reader/values';
import type { Part } from '../../../lib/workshop/parts';
import { candidatesFor } from '../../../lib/workshop/suggest/candidates';
import { suggestInner } from '../../../lib/workshop/suggest/inner';
import { suggestOne } from '../../../lib/workshop/suggest/one';
import { suggestRepeated } from '../../../lib/workshop/suggest/repeated';
import { EditorPage, find as one } from '../sequence/editorPage';
import { draw, pages } from './randomPage';

afterEach(() => document.body.replaceChildren());

/** An element, and what it is in up to the body, out of shadow roots too. */
function withOuter(element: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement ?? hostOf(at)) path.push(at);
  return path;
}

/** One of a made-up page's elements. */
function anyOf(elements: readonly Element[], place: number): Element {
  const element = elements[place % elements.length];
  if (element === undefined) throw new Error('Every page has an element');
  return element;
}

/** Many pages, each with an element to point at. A busy machine takes its time. */
function check(property: (pointed: Element) => void): void {
  fc.assert(
    fc.property(pages, fc.nat(), (page, place) => property(anyOf(draw(page), place))),
    { numRuns: 80 },
  );
}
describe('whatever the page', () => {
  it('a suggestion for one element finds that element first, and there always is one', () => {
    check((pointed) => {
      const selectors = suggestOne(pointed);
      expect(selectors).not.toHaveLength(0);
      for (const selector of selectors) expect(find(document, selector)).toBe(pointed);
    });
  });

  it('a suggestion for rows matches the pointed element, or what it is in', () => {
    check((pointed) => {
      const outer = withOuter(pointed);
      for (const selector of suggestRepeated(pointed)) {
        expect(findAll(document, selector).some((found) => outer.includes(found))).toBe(true);
      }
    });
  });

  it('a suggestion for a part of a row finds it in that row first, also through shadow roots', () => {
    check((pointed) => {
      for (const row of withOuter(pointed).slice(1, 4)) {
        for (const selector of suggestInner(row, pointed)) expect(find(row, selector)).toBe(pointed);
      }
    });
  });
});

describe('on the sequence editor', () => {
  const best = (part: Part, pointed: string, profile = replySequenceEditor) => {
    const [first] = candidatesFor(part, one(pointed), profile);
    return first;
  };
  const open = () => new EditorPage({ contacts: 30 });

  it.each(['.person', '.person td', '.person__name', '.person__check'])(
    'takes the rows from %s',
    (pointed) => {
      open();
      expect(best('contacts.row', pointed)).toMatchObject({ value: '.person', count: 30 });
    },
  );

  it('takes the steps of a list of two', () => {
    open();
    expect(best('steps.item', '.email-step__category')).toMatchObject({ value: '.email-step', count: 2 });
  });

  it('takes the only row of a list of one', () => {
    new EditorPage({ contacts: 1 });
    const rows = candidatesFor('contacts.row', one('.person__name'), replySequenceEditor);
    expect(rows.map(({ value }) => value)).toContain('.person');
  });

  it('names what is in every row by what it is called there', () => {
    open();
    expect(best('contacts.checkbox', '.person__check')).toMatchObject({
      value: '.person__check',
      count: 30,
      of: 30,
    });
    expect(best('contacts.name', '.person__name')).toMatchObject({
      value: { selector: '.person__name' },
      count: 30,
      sample: 'Name of c1',
    });
  });

  it('finds what tells the contacts apart wherever in the row is pointed at', () => {
    open();
    const values = candidatesFor('contacts.id', one('.person__check'), replySequenceEditor).map(
      ({ value }) => value,
    );
    expect(values).toContainEqual({ attribute: 'data-contact-id' });
    // What all rows have in common tells nobody apart.
    expect(values).not.toContainEqual({ attribute: 'data-status' });
  });

  it('reads a form control by its value, not by the text of its options', () => {
    open();
    expect(best('steps.category', '.email-step__category')).toMatchObject({
      value: { selector: '.email-step__category', attribute: 'value' },
      sample: 'opener',
    });
  });

  it('means the button when its icon is pointed at', () => {
    open();
    one('.personalize').innerHTML = '<svg><path></path></svg>';
    expect(best('start', '.personalize path')).toMatchObject({ value: '.personalize', count: 1 });
  });

  it('means the checkbox when its label is pointed at', () => {
    open();
    for (const box of document.querySelectorAll('.person__check')) {
      const label = document.createElement('label');
      label.className = 'tick';
      box.replaceWith(label);
      label.append(box, document.createElement('i'));
    }
    expect(best('contacts.checkbox', '.tick i')).toMatchObject({ value: '.person__check' });
  });

  it('suggests nothing for a part of a row outside of all rows', () => {
    open();
    expect(candidatesFor('contacts.name', one('.sequence-toolbar h1'), replySequenceEditor)).toEqual([]);
  });
});

describe('in a frame', () => {
  it('says the way into it', () => {
    const frame = document.createElement('iframe');
    frame.className = 'list';
    document.body.append(frame);
    const inner = frame.contentDocument;
    if (inner === null) throw new Error('A frame without a document');
    inner.body.innerHTML = '<ul><li class="person"><b>Ada</b></li><li class="person"><b>Bob</b></li></ul>';
    const [first] = inner.querySelectorAll('b');
    if (first === undefined) throw new Error('Nobody is in the list');
    expect(suggestOne(inner.querySelector('ul') ?? first)[0]).toBe('.list >>> ul');
    expect(suggestRepeated(first)[0]).toBe('.list >>> .person');
    expect(findAll(document, '.list >>> .person')).toHaveLength(2);
  });
});

describe('identity by a link', () => {
  it('takes the part of it in which the rows differ', () => {
    document.body.innerHTML = `<ul>${['17', '18', '195']
      .map((id) => `<li class="row"><a href="/people/${id}?from=list">Somebody</a></li>`)
      .join('')}</ul>`;
    const profile = {
      ...replySequenceEditor,
      contacts: { ...replySequenceEditor.contacts, row: '.row' },
    };
    const [first] = candidatesFor('contacts.id', one('a'), profile);
    expect(first?.value).toEqual({ selector: 'a', attribute: 'href', pattern: '/people/{}?*' });
    expect(typeof first?.value === 'object' && readValue(one('.row'), first.value)).toBe('17');
  });
});

describe('a chosen row', () => {
  it('is told by what it has and the others have not', () => {
    document.body.innerHTML = `<div class="grid">
      <div class="row row--odd" aria-selected="true"></div><div class="row" aria-selected="false"></div>
      <div class="row row--odd" aria-selected="false"></div></div>`;
    const profile = {
      ...replySequenceEditor,
      contacts: { ...replySequenceEditor.contacts, row: '.row' },
    };
    const [first] = candidatesFor('contacts.chosen', one('[aria-selected="true"]'), profile);
    expect(first).toMatchObject({ value: '[aria-selected="true"]', count: 1, of: 3 });
  });
});

describe('names that a build makes up', () => {
  it.each(['css-1abc2d', 'sc-bdVaJa', 'jss12', 'Row_row__aBcDe', 'xkcdqwrt', 'MuiBox-root-77'])(
    'are not used: %s',
    (generated) => {
      document.body.innerHTML = `<main><p class="${generated}"></p><p></p></main>`;
      for (const selector of suggestOne(one('p'))) expect(selector).not.toContain(generated);
    },
  );

  it.each(['person', 'people__selected', 'ag-row', 'MuiDataGrid-row', 'tabulator-row'])(
    'are told from those that people give: %s',
    (given) => {
      document.body.innerHTML = `<main><p class="${given}"></p><p></p></main>`;
      expect(suggestOne(one('p'))[0]).toBe(`.${given}`);
    },
  );
});
