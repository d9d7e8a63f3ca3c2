// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PageProfile } from '../../../lib/profile/profile';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import type { PageReading } from '../../../lib/sequence/reader/reading';
import { watchPage } from '../../../lib/sequence/reader/watchPage';
import { find } from './editorPage';

const { contacts, counter } = replySequenceEditor;
const PROFILE: PageProfile = {
  ...replySequenceEditor,
  urls: [`${location.origin}/#/campaign/{id}/people`],
  counter: { ...counter, anchor: 'header' },
  contacts: { ...contacts, row: 'people-list >>> iframe >>> .person' },
  list: { kind: 'whole' },
  selected: { by: 'rows' },
  reduce: null,
  outcomes: { ...replySequenceEditor.outcomes, item: 'people-list >>> iframe >>> .person' },
};

let end: AbortController;
const onReading = vi.fn<(reading: PageReading | null) => void>();
const onRecords = vi.fn();
const onUnheard = vi.fn();
const checked = () => onReading.mock.lastCall?.[0]?.checked;

beforeEach(() => {
  vi.clearAllMocks();
  end = new AbortController();
  location.hash = '#/campaign/101/people';
  document.body.innerHTML = `<header></header><people-list></people-list><button class="personalize"></button>
    <div class="email-step" data-step-id="1"><input type="checkbox" class="email-step__include" checked>
    <select class="email-step__category"><option value="opener"></select></div>`;
  watch();
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

function watch(): void {
  watchPage({
    profiles: () => [PROFILE],
    signal: end.signal,
    ready: Promise.resolve(),
    isAlive: () => true,
    isBusy: () => false,
    awaitsOutcomes: () => false,
    onPage: vi.fn(),
    onReading,
    onRecords,
    onUnheard,
    onFailure: vi.fn(),
  });
}

const row = (id: string) =>
  `<div class="person" data-contact-id="${id}"><input type="checkbox" class="person__check"></div>`;

/** A list inside a frame inside a shadow root. */
function drawList(...ids: string[]): Document {
  const list = find('people-list');
  const root = list.shadowRoot ?? list.attachShadow({ mode: 'open' });
  root.innerHTML = '<iframe></iframe>';
  const inner = root.querySelector('iframe')?.contentDocument;
  if (!inner) throw new Error('The frame has no document');
  inner.body.innerHTML = ids.map(row).join('');
  return inner;
}

const boxOf = (inner: Document) => inner.querySelector('input') as HTMLInputElement;

test('a root that is attached without a sign is found, and what is chosen in it is seen', async () => {
  await vi.waitFor(() => expect(checked()).toBe(0));
  const inner = drawList('c1');
  await vi.waitFor(() => expect(onUnheard).toHaveBeenCalled());
  boxOf(inner).click();
  await vi.waitFor(() => expect(checked()).toBe(1));
});

test('a root that is attached long after the page came is found, also while another one is missing', async () => {
  end.abort();
  end = new AbortController();
  vi.useFakeTimers();
  find('header').after(document.createElement('people-list'));
  watch();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(checked()).toBe(0);
  onReading.mockClear();
  await vi.advanceTimersByTimeAsync(60_000);
  // To look for it costs no reading.
  expect(onReading).not.toHaveBeenCalled();
  boxOf(drawList('c1')).click();
  await vi.advanceTimersByTimeAsync(2_500);
  expect(onUnheard).toHaveBeenCalled();
  expect(checked()).toBe(1);
});

test('a host that is made anew is looked into, however late its root is attached', async () => {
  const inner = drawList('c1', 'c2');
  boxOf(inner).click();
  await vi.waitFor(() => expect(checked()).toBe(1));
  find('people-list').replaceWith(document.createElement('people-list'));
  await vi.waitFor(() => expect(checked()).toBe(0));
  boxOf(drawList('c3')).click();
  await vi.waitFor(() => expect(checked()).toBe(1), 3_000);
});

test('what changes in it is heard of', async () => {
  const inner = drawList('c1');
  await vi.waitFor(() => expect(checked()).toBe(0));
  inner.querySelector('.person')?.setAttribute('data-status', 'personalized');
  await vi.waitFor(() => expect(onRecords).toHaveBeenCalled());
});

test('a frame that comes anew is watched in place of the old one', async () => {
  const old = drawList('c1');
  await vi.waitFor(() => expect(checked()).toBe(0));
  const inner = drawList('c2', 'c3');
  find('header').append(document.createElement('b'));
  await vi.waitFor(() => expect(onUnheard).toHaveBeenCalled());
  onRecords.mockClear();
  old.querySelector('.person')?.setAttribute('data-status', 'failed');
  boxOf(inner).click();
  await vi.waitFor(() => expect(checked()).toBe(1));
  expect(onRecords).not.toHaveBeenCalled();
});
