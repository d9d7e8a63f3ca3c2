// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PageProfile } from '../../../lib/profile/profile';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { OutcomeWatch } from '../../../lib/sequence/outcomes/outcomeWatch';
import { PageRuns } from '../../../lib/sequence/outcomes/pageRuns';
import { find, MATCH } from './editorPage';

const RUN = { runId: 'run', heldAtMs: 1, started: true, pending: ['c1', 'c2', 'a | 1'], baselines: [] };
const found = { add: vi.fn(), addJobs: vi.fn() };
const settled = () => found.add.mock.calls.flat(2).map(({ outcome }) => [outcome.contactId, outcome.outcome]);
const jobs = () => found.addJobs.mock.calls.flat(2).map(({ contactId, jobId }) => [contactId, jobId]);
const everything = { attributes: true, childList: true, characterData: true, subtree: true };

let watch: OutcomeWatch;
let observer: MutationObserver;

beforeEach(() => {
  vi.useFakeTimers();
  found.add.mockClear();
  found.addJobs.mockClear();
  document.body.innerHTML = '<div class="people__list"></div><section class="run-log"></section>';
  observer = new MutationObserver(() => {});
  observer.observe(document, everything);
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

function watchPage(change: Partial<PageProfile> = {}): void {
  watch = new OutcomeWatch(document, { ...replySequenceEditor, ...change }, found);
  watch.resume([RUN]);
}

const task = () => watch.take(observer.takeRecords());

function rowOf(id: string, status: string, job = ''): Element {
  find('.people__list').insertAdjacentHTML(
    'beforeend',
    `<div class="person" data-contact-id="${id}" data-status="${status}" data-job-id="${job}"></div>`,
  );
  return find('.person:last-child');
}

describe('an element that a page uses for one contact after another', () => {
  test.each([
    ['id', 'data-contact-id', 'data-status'],
    ['status', 'data-status', 'data-contact-id'],
  ])('never settles another one by its status, also where its %s comes first', (_, first, second) => {
    watchPage({ list: { kind: 'scrolled', scroller: '.people__list' } });
    const next: Record<string, string> = { 'data-contact-id': 'c9', 'data-status': 'personalized' };
    const row = rowOf('c1', 'personalizing');
    task();
    vi.advanceTimersByTime(1_000);
    row.setAttribute(first, next[first] ?? '');
    task();
    vi.advanceTimersByTime(50);
    row.setAttribute(second, next[second] ?? '');
    task();
    vi.advanceTimersByTime(1_000);
    expect(settled()).toEqual([]);
    row.setAttribute('data-contact-id', 'c2');
    task();
    vi.advanceTimersByTime(1_000);
    expect(settled()).toEqual([['c2', 'succeeded']]);
  });

  test('is doubted from when it is first seen to do so, in lists of any kind', () => {
    watchPage();
    const row = rowOf('c9', 'personalized');
    task();
    row.setAttribute('data-contact-id', 'c1');
    task();
    vi.advanceTimersByTime(50);
    row.setAttribute('data-status', 'idle');
    task();
    vi.advanceTimersByTime(1_000);
    expect(settled()).toEqual([]);
    row.setAttribute('data-status', 'failed');
    task();
    expect(settled()).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(settled()).toEqual([['c1', 'failed']]);
  });

  test('is not waited for once it is gone, or another page is shown', () => {
    watchPage({ list: { kind: 'scrolled', scroller: '.people__list' } });
    const row = rowOf('c1', 'personalized');
    task();
    row.remove();
    vi.advanceTimersByTime(1_000);
    rowOf('c2', 'personalized');
    task();
    watch.stop();
    vi.advanceTimersByTime(1_000);
    expect(settled()).toEqual([]);
  });
});

test('an element that stays a contact’s own is believed at once', () => {
  watchPage();
  const row = rowOf('c1', 'personalizing');
  task();
  row.setAttribute('data-status', 'personalized');
  task();
  expect(settled()).toEqual([['c1', 'succeeded']]);
});

describe('the vendor’s jobs', () => {
  test('are told once each, a later one again', () => {
    watchPage();
    const row = rowOf('c1', 'queued', 'j1');
    task();
    row.setAttribute('data-status', 'personalizing');
    task();
    row.setAttribute('data-job-id', 'j2');
    task();
    expect(jobs()).toEqual([
      ['c1', 'j1'],
      ['c1', 'j2'],
    ]);
  });

  test('of contacts that wait for nothing, or from before the run, are not told', () => {
    watch = new OutcomeWatch(document, replySequenceEditor, found);
    const row = rowOf('c1', 'personalized', 'old');
    rowOf('c9', 'queued', 'others');
    watch.expect({ ...RUN, baselines: [{ contactId: 'c1', status: 'personalized', attempt: '' }] });
    watch.begin('run', ['c1']);
    row.setAttribute('data-status', 'queued');
    task();
    expect(jobs()).toEqual([]);
    row.setAttribute('data-job-id', 'new');
    task();
    expect(jobs()).toEqual([['c1', 'new']]);
  });

  test('that are no ids are not told', () => {
    watchPage();
    rowOf('c1', 'queued', 'x'.repeat(301));
    task();
    expect(jobs()).toEqual([]);
  });
});

test('outcomes inside a shadow root and a frame, of contacts told by several values, are found', () => {
  find('.run-log').innerHTML = '<iframe></iframe>';
  const frame = find<HTMLIFrameElement>('iframe').contentDocument;
  if (frame === null) throw new Error('The frame has no document');
  const host = frame.createElement('div');
  frame.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  observer.observe(root, everything);
  watchPage({
    outcomes: {
      ...replySequenceEditor.outcomes,
      item: '.run-log iframe >>> div >>> .result',
      contactId: [{ attribute: 'data-who' }, { selector: 'b' }],
      status: { selector: 'i' },
    },
  });
  root.innerHTML = '<p><span class="result" data-who="a"><b>1</b><i>queued</i></span></p>';
  task();
  expect(settled()).toEqual([]);
  const text = root.querySelector('i')?.firstChild;
  if (text) text.nodeValue = 'personalized';
  task();
  expect(settled()).toEqual([['a | 1', 'succeeded']]);
});

test('a tab that is shown again is looked through once', async () => {
  const openRuns = vi.fn().mockResolvedValue([RUN]);
  const end = new AbortController();
  const { signal } = end;
  const alone = { isFree: () => true, onFarther: vi.fn() };
  const runs = new PageRuns({ document, openRuns, settler: found, ...alone, signal });
  runs.follow(MATCH);
  await vi.advanceTimersByTimeAsync(0);
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  rowOf('c1', 'personalized');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(settled()).toEqual([]);
  hidden.mockRestore();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(settled()).toEqual([['c1', 'succeeded']]);
  end.abort();
});
