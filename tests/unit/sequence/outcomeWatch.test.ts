// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { OutcomeWatch } from '../../../lib/sequence/outcomes/outcomeWatch';
import { PageRuns } from '../../../lib/sequence/outcomes/pageRuns';
import { documentPage, EditorPage, find, MATCH } from './editorPage';

const RUN = { runId: 'run', heldAtMs: 1, started: true, pending: ['c1', 'c2'], baselines: [] };

describe('watching a page for outcomes', () => {
  let page: EditorPage;
  let watch: OutcomeWatch;
  let observer: MutationObserver;
  const settler = { add: vi.fn(), addJobs: vi.fn() };
  const settled = () =>
    settler.add.mock.calls.flat(2).map(({ runId, outcome }) => [runId, outcome.contactId, outcome.outcome]);

  beforeEach(() => {
    settler.add.mockClear();
    page = new EditorPage({ contacts: 20 });
    watch = new OutcomeWatch(document, replySequenceEditor, settler);
    observer = new MutationObserver(() => {});
    observer.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
  });

  const takeChanges = () => watch.take(observer.takeRecords());

  test('finds those that are there when a run is resumed', () => {
    page.report('c1', 'personalized', '1');
    page.report('c2', 'personalizing', '1');
    watch.resume([RUN]);
    expect(settled()).toEqual([['run', 'c1', 'succeeded']]);
  });

  test('finds new lines and changed ones, and their reasons', () => {
    watch.resume([RUN]);
    page.report('c1', 'queued', '1');
    takeChanges();
    page.report('c1', 'failed', '1', 'No LinkedIn profile');
    page.report('c2', 'cancelled', '1');
    takeChanges();
    expect(settled()).toEqual([
      ['run', 'c1', 'failed'],
      ['run', 'c2', 'cancelled'],
    ]);
    expect(settler.add.mock.calls[0]?.[0][0].outcome.reason).toBe('No LinkedIn profile');
  });

  test('finds lines in a list that is drawn anew', () => {
    watch.resume([RUN]);
    page.report('c1', 'personalized', '1');
    const list = find('.run-log__list');
    list.replaceWith(list.cloneNode(true));
    takeChanges();
    expect(settled()).toEqual([['run', 'c1', 'succeeded']]);
  });

  test('reads what changed, not everything', () => {
    for (let place = 1; place <= 20; place++) page.report(`c${place}`, 'queued', '1');
    watch.resume([RUN]);
    observer.takeRecords();
    page.report('c2', 'personalized', '1');
    const reads = vi.spyOn(Element.prototype, 'getAttribute');
    takeChanges();
    const itemOf = (element: unknown) => (element as Element).closest('.person, .result');
    const readIds = reads.mock.contexts.map((element) => itemOf(element)?.outerHTML.match(/c\d+/)?.[0]);
    reads.mockRestore();
    expect(new Set(readIds)).toEqual(new Set(['c2']));
    expect(settled()).toEqual([['run', 'c2', 'succeeded']]);
  });

  test('doubts a row that was another contact’s when the run was prepared, however its page is drawn', () => {
    vi.useFakeTimers();
    page.report('c1', 'personalized', '3');
    find('.run-log__list').innerHTML = '';
    watch.expect({ ...RUN, pending: ['c2'] });
    watch.begin('run', ['c2']);
    observer.takeRecords();
    const row = find('.person[data-contact-id="c1"]');
    row.setAttribute('data-contact-id', 'c2');
    takeChanges();
    row.setAttribute('data-status', 'queued');
    takeChanges();
    vi.runAllTimers();
    vi.useRealTimers();
    expect(settled()).toEqual([]);
  });

  test('does not take an old result for a new one', () => {
    page.report('c1', 'personalized', '1');
    const baselines = documentPage().baselines([{ id: 'c1', name: '' }]);
    expect(baselines).toEqual([{ contactId: 'c1', status: 'personalized', attempt: '1' }]);
    watch.expect({ ...RUN, baselines });
    watch.begin('run', RUN.pending);
    page.report('c1', 'personalized', '1', 'drawn anew');
    takeChanges();
    expect(settled()).toEqual([]);
    page.report('c1', 'personalized', '2');
    takeChanges();
    expect(settled()).toEqual([['run', 'c1', 'succeeded']]);
  });

  test('names a status that it does not know', () => {
    watch.resume([RUN]);
    page.report('c1', 'haiku', '1');
    takeChanges();
    expect([...watch.unknownStatuses]).toEqual(['haiku']);
  });

  test('knows a status that means nothing has happened, and does not mind one of others', () => {
    watch.resume([RUN]);
    page.report('c1', 'idle', '0');
    page.report('c9', 'haiku', '1');
    takeChanges();
    expect([...watch.unknownStatuses]).toEqual([]);
    expect(settled()).toEqual([]);
  });

  test('keeps no more of a status, an attempt or a reason than can be sent', () => {
    const long = 'x'.repeat(1_500);
    page.report('c1', long, long);
    const [baseline] = documentPage().baselines([{ id: 'c1', name: '' }]);
    expect([baseline?.status.length, baseline?.attempt.length]).toEqual([1_000, 1_000]);
  });
});

test('a page that is opened again asks for its open runs until it is told, and goes on watching', async () => {
  vi.useFakeTimers();
  const page = new EditorPage({ contacts: 20 });
  page.report('c1', 'personalized', '1');
  const settler = { add: vi.fn(), addJobs: vi.fn() };
  const openRuns = vi.fn().mockRejectedValueOnce(new Error('asleep')).mockResolvedValue([RUN]);
  const { signal } = new AbortController();
  new PageRuns({ document, openRuns, settler, isFree: () => true, onFarther: vi.fn(), signal }).follow(MATCH);
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  expect(openRuns.mock.calls).toEqual([['101'], ['101']]);
  expect(settler.add).toHaveBeenCalledExactlyOnceWith([
    { runId: 'run', outcome: { contactId: 'c1', outcome: 'succeeded', reason: '' } },
  ]);
});

test('a run that another tab is about to start is asked for again until it has, then counts', async () => {
  vi.useFakeTimers();
  const page = new EditorPage({ contacts: 20 });
  page.report('c1', 'personalized', '1');
  const settler = { add: vi.fn(), addJobs: vi.fn() };
  const baselines = [{ contactId: 'c1', status: 'personalized', attempt: '1' }];
  const openRuns = vi
    .fn()
    .mockResolvedValueOnce([{ ...RUN, started: false }])
    .mockImplementationOnce(async () => {
      page.report('c1', 'personalized', '2');
      return [{ ...RUN, baselines }];
    });
  const { signal } = new AbortController();
  const runs = new PageRuns({ document, openRuns, settler, isFree: () => true, onFarther: vi.fn(), signal });
  runs.follow(MATCH);
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  expect(openRuns).toHaveBeenCalledTimes(2);
  expect(settler.add).toHaveBeenCalledExactlyOnceWith([
    { runId: 'run', outcome: { contactId: 'c1', outcome: 'succeeded', reason: '' } },
  ]);
});
