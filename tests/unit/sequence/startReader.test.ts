// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageMatch } from '../../../lib/sequence/match';
import { createStartReader } from '../../../lib/sequence/start/startReader';
import { EditorPage, find, MATCH } from './editorPage';

describe('what the guard is told of the start control', () => {
  let page: EditorPage;
  let match: PageMatch | null;
  let aside: boolean;
  const end = new AbortController();
  const press = vi.fn(async (_control: HTMLElement, _page: PageMatch, signal: AbortSignal) => {
    signal.throwIfAborted();
    return true;
  });
  const load = vi.fn(async () => ({ press }));
  const pressAgain = vi.fn();
  let start: ReturnType<typeof createStartReader>;
  const holds = () => start.reader.holds(find('.personalize'));

  beforeEach(() => {
    page = new EditorPage({ contacts: 20 });
    page.choose(['c1']);
    match = MATCH;
    aside = false;
    start = createStartReader({
      signal: end.signal,
      page: () => match,
      standsAside: () => aside,
      load,
      pressAgain,
    });
  });
  afterEach(() => {
    vi.clearAllMocks();
  });

  test('a press of a page that is read is held, and taken by what is loaded for it', async () => {
    expect(start.reader.start()).toBe(MATCH.profile.start);
    expect(holds()).toBe(true);
    const pressing = start.reader.press(find('.personalize'));
    expect(start.isUnderWay).toBe(true);
    await pressing;
    expect(press).toHaveBeenCalledExactlyOnceWith(find('.personalize'), MATCH, expect.any(AbortSignal));
    expect(start.isUnderWay).toBe(false);
  });

  test('no other page’s press is, nor one of a page that can’t be read', () => {
    aside = true;
    expect(holds()).toBe(false);
    match = null;
    expect(start.reader.start()).toBeNull();
    expect(holds()).toBe(false);
  });

  test('nothing is that doesn’t look like what starts a run, whatever the profile says', () => {
    expect(start.reader.holds(document.body)).toBe(false);
    expect(start.reader.holds(find('.people__list'))).toBe(false);
  });

  test('a press ends with the page that it is of', async () => {
    const loading = Promise.withResolvers<{ press: typeof press }>();
    load.mockReturnValueOnce(loading.promise);
    const pressing = start.reader.press(find('.personalize'));
    start.pageGone();
    loading.resolve({ press });
    expect(await pressing).toBe(false);
    expect(press).not.toHaveBeenCalled();
    expect(start.isUnderWay).toBe(false);
  });

  test('a press that nothing can be loaded for is told, and the next one tries again', async () => {
    load.mockRejectedValueOnce(new Error('No script'));
    await expect(start.reader.press(find('.personalize'))).rejects.toThrow('No script');
    await start.reader.press(find('.personalize'));
    expect(press).toHaveBeenCalledOnce();
  });

  test('leaves it to the page to say that nobody is chosen', () => {
    page = new EditorPage({ contacts: 20, sentence: (count) => `${count} contacts selected` });
    expect(holds()).toBe(false);
  });

  test.each<[string, (count: number) => string]>([
    ['says it in words alone', () => 'No contacts selected'],
    ['says a round number', () => '1.2k contacts selected'],
    ['says a number that its rows deny', () => '0 contacts selected'],
  ])('stops a click where nobody seems to be chosen, and the page %s', (_, sentence) => {
    page = new EditorPage({ contacts: 20, sentence });
    if (sentence(0).startsWith('0')) page.choose(['c1']);
    expect(holds()).toBe(true);
  });

  test('stops a click where the sentence is gone', () => {
    find('.people__selected').remove();
    expect(holds()).toBe(true);
  });

  test('stops a click while a page of the list is open on which nobody is chosen', async () => {
    page = new EditorPage({ contacts: 120 });
    page.choose(['c1', 'c2']);
    match = { ...MATCH, profile: { ...MATCH.profile, selected: { by: 'rows' as const } } };
    find<HTMLButtonElement>('.pager__next').click();
    await vi.waitFor(() => expect(find('.person').getAttribute('data-contact-id')).toBe('c51'));
    expect(holds()).toBe(true);
  });

  test('stops a click where no email seems to be chosen', () => {
    page.setStep('step-1', { included: false });
    expect(holds()).toBe(true);
  });
});
