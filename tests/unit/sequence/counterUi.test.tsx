// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCounterUi } from '../../../entrypoints/sequence.content/counterUi';
import type { Guard } from '../../../lib/sequence/guard/guard';
import type { PageMatch } from '../../../lib/sequence/match';
import type { PageContext } from '../../../lib/sequence/pageContext';
import { createCreditsStore, takeView } from '../../../lib/state/credits';
import { createReadingStore } from '../../../lib/state/reading';
import { viewOf } from '../components/creditsView';

const CONTACTS = 300;
const OUTCOME_EACH_MS = 1_000;

const PAGE = {
  profile: { counter: { anchor: 'h1', place: 'after', otherwise: 'nowhere' } },
} as unknown as PageMatch;
const guard = { own: vi.fn(), byPerson: (act: () => void) => act } as unknown as Guard;

let end: () => void;
let ui: ReturnType<typeof createCounterUi>;
const credits = createCreditsStore();
const reading = createReadingStore();
const said: string[] = [];

/** The view after so many of the run's contacts have succeeded. */
const after = (succeeded: number) =>
  viewOf({ available: 50, retained: CONTACTS - succeeded, cursor: 2 + succeeded });

const region = () => document.querySelector('jason-ai-credits')?.shadowRoot?.querySelector('[role=status]');

beforeEach(() => {
  vi.useFakeTimers();
  said.length = 0;
  document.body.innerHTML = '<h1>Sequence</h1>';
  const ends: (() => void)[] = [];
  end = () => {
    for (const act of ends) act();
  };
  const ctx = {
    signal: new AbortController().signal,
    onEnd: (act: () => void) => ends.push(act),
  } as unknown as PageContext;
  credits.setState({ status: 'loading' }, true);
  reading.setState({ reading: null, running: false, broken: false, farther: null }, true);
  ui = createCounterUi(ctx, guard, { credits, reading, onBuy: vi.fn(), onCorner: vi.fn() });
  ui.follow(PAGE);
  takeView(credits, viewOf({ available: 50 + CONTACTS, cursor: 1 }));
});

afterEach(() => {
  end();
  vi.useRealTimers();
});

/** Lets time pass, and listens as a screen reader does. */
function pass(ms: number): void {
  for (let passed = 0; passed < ms; passed += 100) {
    vi.advanceTimersByTime(100);
    const words = region()?.textContent ?? '';
    if (words !== '' && words !== said.at(-1)) said.push(words);
  }
}

test('a run of many outcomes is read out now and then, and its end at once', () => {
  for (let succeeded = 0; succeeded <= CONTACTS; succeeded++) {
    takeView(credits, after(succeeded));
    pass(OUTCOME_EACH_MS);
  }
  pass(2_000);
  expect(said[0]).toBe('350 credits 50 available · 300 retained');
  expect(said.at(-1)).toBe('50 credits');
  // Five minutes.
  expect(said.length).toBeGreaterThan(5);
  expect(said.length).toBeLessThanOrEqual(13);
});

test('nothing is read out of a page that is gone', () => {
  takeView(credits, after(0));
  end();
  pass(2_000);
  expect(said).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('on a page that can’t be read it can be closed, until that page is readable or another is shown', () => {
  const counter = () => document.querySelector('jason-ai-credits')?.shadowRoot;
  const close = () => counter()?.querySelector<HTMLElement>('[aria-label="Close on this page"]');
  expect(close()).toBeNull();
  reading.setState({ broken: true });
  expect(counter()?.textContent).toContain("Can't read this page");
  close()?.click();
  expect(counter()).toBeUndefined();
  // It stays so, whatever the page draws and the credits do.
  ui.follow(PAGE);
  takeView(credits, after(3));
  expect(counter()).toBeUndefined();

  reading.setState({ broken: false });
  expect(counter()?.textContent).toContain('credits');
  reading.setState({ broken: true });
  expect(close()).not.toBeNull();

  close()?.click();
  history.pushState(null, '', '#other');
  ui.follow(PAGE);
  expect(close()).not.toBeNull();
});
