// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import type { PageMatch } from '../../../lib/sequence/match';
import { DocumentPage } from '../../../lib/sequence/start/documentPage';
import { documentPage, EditorPage, find, letBy, MATCH } from './editorPage';

const forever = () => new AbortController().signal;
const nothing = () => {};

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

test('a page that says fewer than are chosen is counted row by row', async () => {
  const page = new EditorPage({ contacts: 60, perPage: 4, sentence: () => '6 contacts selected' });
  page.choose(page.ids);
  const sequencePage = documentPage();
  expect(sequencePage.read()).toMatchObject({ selected: 6, exact: true });
  expect(await sequencePage.firstChosen(6, nothing, forever())).toEqual([]);
  expect(sequencePage.read().exact).toBe(false);
  expect(sequencePage.hasChosen(page.ids.slice(0, 6))).toBe(false);
  expect(await sequencePage.allChosen(nothing, forever())).toHaveLength(60);
});

describe('everyone who is chosen', () => {
  const vague = (count: number) => (count ? 'Some contacts selected' : 'No contacts selected');

  test('is counted on all pages, also where those are drawn before they can be turned', async () => {
    const page = new EditorPage({ contacts: 120, sentence: vague, busyMs: 100 });
    page.choose(page.ids);
    const found = await documentPage().allChosen(nothing, forever());
    expect(found?.map(({ id }) => id)).toEqual(page.ids);
  });

  test('is no longer counted where the rep gives it up, and the list is put back', async () => {
    const page = new EditorPage({ contacts: 120, sentence: vague });
    page.choose(page.ids);
    const stop = new AbortController();
    const counting = documentPage().allChosen((done) => done > 50 && stop.abort(), stop.signal);
    await expect(counting).rejects.toThrow('abort');
    await vi.waitFor(() => expect(find('.person').getAttribute('data-contact-id')).toBe('c1'));
  });

  test('is counted on all pages where the page says no number', async () => {
    const page = new EditorPage({ contacts: 120, sentence: vague });
    page.choose(['c2', 'c60', 'c119']);
    const sequencePage = documentPage();
    const chosen = await sequencePage.allChosen(nothing, forever());
    expect(chosen?.map(({ id }) => id)).toEqual(['c2', 'c60', 'c119']);
    expect(sequencePage.hasChosen(['c2', 'c60', 'c119'])).toBe(true);
    expect(sequencePage.hasChosen(['c2'])).toBe(false);
  });

  test('is counted in a list that is there as a whole, whatever its sentence leaves open', async () => {
    const page = new EditorPage({ contacts: 25, sentence: () => '12 dozen contacts selected' });
    page.choose(['c2', 'c9']);
    const sequencePage = documentPage({ ...MATCH, profile: { ...MATCH.profile, list: { kind: 'whole' } } });
    expect(sequencePage.read()).toMatchObject({ selected: 2, exact: false, readable: true });
    const chosen = await sequencePage.allChosen(nothing, forever());
    expect(chosen?.map(({ id }) => id)).toEqual(['c2', 'c9']);
    expect(sequencePage.hasChosen(['c2', 'c9'])).toBe(true);
    expect(sequencePage.shownAtMost()).toBe(25);
  });

  test('is unknown where the pages of the list cannot be turned', async () => {
    const page = new EditorPage({ contacts: 25, sentence: () => '1.2k contacts selected' });
    page.choose(page.ids);
    find('.pager').remove();
    const sequencePage = documentPage();
    expect(sequencePage.read()).toMatchObject({ exact: false, missing: ['selected'] });
    expect(await sequencePage.allChosen(nothing, forever())).toBeNull();
    expect(sequencePage.shownAtMost()).toBe(25);
  });

  test('is unknown where a page of the list does not come', async () => {
    vi.useFakeTimers();
    const page = new EditorPage({ contacts: 120, sentence: vague });
    page.choose(page.ids);
    find('.pager__next').addEventListener('click', (event) => event.stopImmediatePropagation(), true);
    const chosen = documentPage().allChosen(nothing, forever());
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    expect(await chosen).toBeNull();
  });
});

test('a list that begins its ids anew on each page isn’t taken for one that has been seen', async () => {
  vi.useFakeTimers();
  const page = new EditorPage({ contacts: 8, perPage: 4, sentence: () => 'Some selected' });
  page.choose(page.ids);
  const numbered = () => {
    for (const [place, row] of [...document.querySelectorAll('.person')].entries()) {
      row.setAttribute('data-contact-id', `row-${place}`);
    }
  };
  numbered();
  new MutationObserver(numbered).observe(find('tbody'), { childList: true });
  const chosen = documentPage().allChosen(nothing, forever());
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  expect(await chosen).toBeNull();
});

test('a contact that the list shows twice is chosen and held once', async () => {
  const page = new EditorPage({ contacts: 3 });
  page.choose(['c1']);
  const row = find('.person');
  row.after(row.cloneNode(true));
  const match = { ...MATCH, profile: { ...MATCH.profile, selected: { by: 'rows' as const } } };
  const sequencePage = documentPage(match);
  expect(sequencePage.read().selected).toBe(1);
  const found = await sequencePage.firstChosen(1, nothing, forever());
  expect(found.map(({ id }) => id)).toEqual(['c1']);
});

describe('what the page says of the chosen before their run', () => {
  test('is known of everyone, on all pages, also with the run log closed', async () => {
    const page = new EditorPage({ contacts: 120 });
    page.report('c119', 'personalized', '1');
    find('.run-log').remove();
    page.choose(page.ids);
    const sequencePage = documentPage();
    const contacts = await sequencePage.firstChosen(120, nothing, forever());
    const baselines = sequencePage.baselines(contacts);
    expect(baselines).toHaveLength(120);
    expect(baselines).toContainEqual({ contactId: 'c119', status: 'personalized', attempt: '1' });
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
    expect(await sequencePage.verify(['c1'], forever())).toBe(false);
    expect(await sequencePage.verify(['c1', 'c60'], forever())).toBe(true);
    expect(sequencePage.hasChosen(['c1', 'c60'])).toBe(true);
    expect(sequencePage.hasChosen(['c1'])).toBe(false);
  });

  test('fails where others stay chosen on a page of the list that nobody looks at', async () => {
    const page = new EditorPage({ contacts: 120, sentence: () => 'Some selected' });
    page.choose(page.ids);
    // Empties the open page only.
    find('.people__clear').addEventListener(
      'click',
      (event) => {
        event.stopImmediatePropagation();
        for (const id of page.ids.slice(0, 50)) page.selection.delete(id);
        page.render();
      },
      true,
    );
    const sequencePage = documentPage();
    await sequencePage.choose(['c1', 'c2'], nothing, forever());
    expect(await sequencePage.verify(['c1', 'c2'], forever())).toBe(false);
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

  test('presses the control that was pressed, and another one only where that is gone', () => {
    const page = new EditorPage({ contacts: 3 });
    page.choose(['c1']);
    const second = document.createElement('button');
    second.className = 'personalize';
    find('.sequence').append(second);
    const pressed = vi.fn();
    second.addEventListener('click', pressed);
    const sequencePage = new DocumentPage({
      document,
      match: MATCH,
      now: () => MATCH,
      pressed: second,
      gone: forever(),
      letBy,
    });
    sequencePage.letStart();
    expect([pressed.mock.calls.length, page.started]).toEqual([1, []]);
    second.remove();
    sequencePage.letStart();
    expect([pressed.mock.calls.length, page.started]).toEqual([1, [['c1']]]);
  });

  test('waits for a start control that is away for some frames', async () => {
    const page = new EditorPage({ contacts: 3 });
    page.choose(['c1']);
    const bar = find('.people__bar');
    const sequencePage = documentPage();
    bar.remove();
    const comes = sequencePage.untilCanStart(steps, forever());
    requestAnimationFrame(() => find('.email-steps').after(bar));
    expect(await comes).toBe(true);
  });

  test('is not done on another page', () => {
    const page = new EditorPage({ contacts: 3 });
    page.choose(['c1']);
    let now: PageMatch | null = MATCH;
    const sequencePage = documentPage(MATCH, () => now);
    expect(sequencePage.canStart(steps)).toBe(true);
    now = { ...MATCH, sequenceId: '202' };
    expect(sequencePage.canStart(steps)).toBe(false);
    now = null;
    expect(sequencePage.canStart(steps)).toBe(false);
  });

  test('is not done for other steps, or with a control that is disabled or gone', () => {
    const page = new EditorPage({ contacts: 20 });
    page.choose(['c1']);
    page.setStep('step-2', { included: true });
    expect(documentPage().canStart(steps)).toBe(false);
    page.setStep('step-2', { included: false });
    find<HTMLButtonElement>('.personalize').disabled = true;
    expect(documentPage().canStart(steps)).toBe(false);
    const sequencePage = documentPage();
    find('.personalize').remove();
    expect(sequencePage.canStart(steps)).toBe(false);
  });
});
