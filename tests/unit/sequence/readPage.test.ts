// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { readPage } from '../../../lib/sequence/reader/readPage';
import { EditorPage, find, MATCH } from './editorPage';

const read = () => readPage(document, MATCH);

describe('reading a sequence page', () => {
  let page: EditorPage;
  beforeEach(() => {
    page = new EditorPage({ contacts: 120 });
  });

  test('finds all it needs', () => {
    expect(read()).toEqual({
      sequenceId: '101',
      steps: [{ id: 'step-1', category: 'opener' }],
      unknownCategories: [],
      selected: 0,
      exact: false,
      checked: 0,
      hasStart: true,
      missing: [],
      readable: true,
    });
  });

  test('takes the number of the chosen from the sentence, and counts those on this page', () => {
    page.choose(['c2', 'c1', 'c99']);
    const { selected, exact, checked } = read();
    expect(selected).toBe(3);
    expect(exact).toBe(true);
    expect(checked).toBe(2);
  });

  test('counts the checked rows where the sentence has no number, and says that it may be more', () => {
    page = new EditorPage({ contacts: 120, sentence: () => 'All contacts selected' });
    page.choose(page.ids);
    expect(read()).toMatchObject({ selected: 50, exact: false });
    expect(read().missing).toEqual(['selected']);
    page = new EditorPage({ contacts: 20, sentence: () => 'All contacts selected' });
    page.choose(page.ids);
    expect(read()).toMatchObject({ selected: 20, exact: false });
  });

  test('reads every included step, and names a category that it does not know', () => {
    page.setStep('step-2', { included: true });
    expect(read().steps).toEqual([
      { id: 'step-1', category: 'opener' },
      { id: 'step-2', category: 'recruiter' },
    ]);
    page.setStep('step-2', { category: 'haiku' });
    expect(read()).toMatchObject({ unknownCategories: ['haiku'], missing: ['steps'] });
  });

  test('knows a category by its name too, in any case', () => {
    page.setStep('step-1', { category: ' Inbound Sales ' });
    expect(read().steps).toEqual([{ id: 'step-1', category: 'inbound-sales' }]);
  });

  test.each([
    ['counter', '.sequence-toolbar__actions'],
    ['selected', '.people__selected'],
    ['steps', '.email-steps'],
    ['steps', '.email-step__include'],
    ['start', '.personalize'],
    ['reduce', '.people__clear'],
    ['contacts', 'tbody'],
  ])('says that %s is missing without %s', (part, selector) => {
    page.choose(['c1']);
    if (part !== 'selected') expect(read().missing).toEqual([]);
    find(selector).remove();
    expect(read().missing).toEqual([part]);
  });

  test('a selector that is none matches nothing', () => {
    const profile = { ...replySequenceEditor, start: '::nonsense(' };
    expect(readPage(document, { ...MATCH, profile })).toMatchObject({ hasStart: false, missing: ['start'] });
  });
});
