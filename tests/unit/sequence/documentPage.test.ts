// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { DocumentPage } from '../../../lib/sequence/start/documentPage';
import { EditorPage, find, MATCH } from './editorPage';

const forever = () => new AbortController().signal;
const nothing = () => {};
const documentPage = () => new DocumentPage(document, MATCH);

describe('the first chosen contacts', () => {
  test('are those of the open page, in its order, when everyone chosen is on it', async () => {
    const page = new EditorPage({ contacts: 120 });
    page.choose(['c9', 'c4', 'c6']);
    const progress = vi.fn();
    const found = await documentPage().firstChosen(2, progress, forever());
    expect(found.map(({ id }) => id)).toEqual(['c4', 'c6']);
    expect(progress).not.toHaveBeenCalled();
  });

  test('are read from as many pages as it takes, beginning with the first', async () => {
    const page = new EditorPage({ contacts: 120 });
    page.choose(page.ids);
    find<HTMLButtonElement>('.pager__next').click();
    await vi.waitFor(() => expect(find('.person').getAttribute('data-contact-id')).toBe('c51'));
    const progress = vi.fn();
    const found = await documentPage().firstChosen(70, progress, forever());
    expect(found.map(({ id }) => id)).toEqual(page.ids.slice(0, 70));
    expect(progress.mock.calls).toEqual([[0], [50], [70]]);
    expect(find('.person').getAttribute('data-contact-id')).toBe('c1');
  });

  test('are fewer than asked for when the list ends before', async () => {
    const page = new EditorPage({ contacts: 120, sentence: () => '200 contacts selected' });
    page.choose(page.ids);
    expect(await documentPage().firstChosen(200, nothing, forever())).toHaveLength(120);
  });

  test('are not waited for once the press has ended', async () => {
    const page = new EditorPage({ contacts: 120 });
    page.choose(page.ids);
    const end = new AbortController();
    end.abort(new Error('over'));
    await expect(documentPage().firstChosen(70, nothing, end.signal)).rejects.toThrow('over');
  });
});

describe('choosing the covered contacts', () => {
  test('leaves exactly them chosen, across pages', async () => {
    const page = new EditorPage({ contacts: 160 });
    page.choose(page.ids);
    const covered = page.ids.slice(0, 61);
    const sequencePage = documentPage();
    expect(sequencePage.hasChosen(covered)).toBe(false);
    expect(await sequencePage.choose(covered, nothing, forever())).toBe(true);
    expect([...page.selection].sort()).toEqual([...covered].sort());
    expect(sequencePage.hasChosen(covered)).toBe(true);
  });

  test('is done where the sentence never says a number', async () => {
    const page = new EditorPage({
      contacts: 120,
      sentence: (count) => (count ? 'Some selected' : 'None selected'),
    });
    page.choose(page.ids);
    const sequencePage = documentPage();
    expect(sequencePage.hasChosen(page.ids)).toBe(false);
    expect(await sequencePage.choose(['c1', 'c60'], nothing, forever())).toBe(true);
    expect([...page.selection]).toEqual(['c1', 'c60']);
    expect(sequencePage.hasChosen(['c1', 'c60'])).toBe(true);
    expect(sequencePage.hasChosen(['c1'])).toBe(false);
  });

  test('fails where the selection cannot be emptied', async () => {
    const page = new EditorPage({ contacts: 120 });
    page.choose(page.ids);
    find('.people__clear').remove();
    expect(await documentPage().choose(['c1'], nothing, forever())).toBe(false);
  });

  test('fails where a row is not there, or a box does not stay checked', async () => {
    const page = new EditorPage({ contacts: 120 });
    page.choose(page.ids);
    expect(await documentPage().choose(['c1', 'nobody'], nothing, forever())).toBe(false);
    document.addEventListener('click', (event) => {
      if ((event.target as Element).matches('[data-contact-id="c2"] *')) event.preventDefault();
    });
    expect(await documentPage().choose(['c1', 'c2'], nothing, forever())).toBe(false);
  });
});

describe('letting the page start', () => {
  const steps = [{ id: 'step-1', category: 'opener' as const }];

  test('presses its start control', () => {
    const page = new EditorPage({ contacts: 20 });
    page.choose(['c1', 'c2']);
    expect(documentPage().canStart(steps)).toBe(true);
    documentPage().letStart();
    expect(page.started).toEqual([['c1', 'c2']]);
  });

  test('is not done for other steps, or with a control that is disabled or gone', () => {
    const page = new EditorPage({ contacts: 20 });
    page.choose(['c1']);
    page.setStep('step-2', { included: true });
    expect(documentPage().canStart(steps)).toBe(false);
    page.setStep('step-2', { included: false });
    find<HTMLButtonElement>('.personalize').disabled = true;
    expect(documentPage().canStart(steps)).toBe(false);
    find('.personalize').remove();
    expect(documentPage().canStart(steps)).toBe(false);
  });
});
