// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKeepClear } from '../../../lib/sequence/corners';

// jsdom draws nothing: each corner is a place of its own, and the page says what lies there.

const WIDTH = 300;
/** What lies in a corner of the window, by the corner's number. */
let there: Element[];
let counter: HTMLElement;
let keepClear: ReturnType<typeof createKeepClear>;

const corner = () => Number(counter.getAttribute('data-corner'));
const elementOf = (html: string) => {
  const box = document.createElement('div');
  box.innerHTML = html;
  document.body.append(box);
  return box.querySelector('[data-top]') ?? box;
};

beforeEach(() => {
  vi.useFakeTimers();
  counter = document.createElement('jason-ai-credits');
  counter.setAttribute('data-corner', '0');
  document.body.replaceChildren(counter);
  counter.getBoundingClientRect = () => new DOMRect(corner() * 1_000, 0, WIDTH, 40);
  const at = (x: number) => [counter, there[Math.floor(x / 1_000)] ?? document.body];
  document.elementsFromPoint = at;
  there = [];
  keepClear = createKeepClear();
});
afterEach(() => {
  Reflect.deleteProperty(document, 'elementsFromPoint');
  vi.useRealTimers();
});

test.each([
  '<button data-top>Help</button>',
  '<button><i data-top></i></button>',
  '<a href="#"><b data-top>1</b></a>',
  '<label data-top>Name</label>',
  '<iframe data-top></iframe>',
  '<div role="checkbox" data-top></div>',
  '<div style="cursor:pointer" data-top></div>',
])('a counter makes way for %s', (html) => {
  there = [elementOf(html), elementOf(html)];
  keepClear(counter);
  expect(corner()).toBe(2);
});

test.each(['<p data-top>Text</p>', '<main tabindex="-1"><p data-top></p></main>'])(
  'it stays where there is only %s',
  (html) => {
    there = [elementOf(html)];
    keepClear(counter);
    expect(corner()).toBe(0);
  },
);

test('it stays where every corner has a control, and looks again when the page changes, but seldom', () => {
  there = Array.from({ length: 5 }, () => elementOf('<button data-top></button>'));
  keepClear(counter);
  expect(corner()).toBe(0);
  there.splice(3, 1, document.body);
  keepClear(counter);
  expect(corner()).toBe(0);
  vi.advanceTimersByTime(1_000);
  keepClear(counter);
  expect(corner()).toBe(3);
});

test('what is in a shadow root counts', () => {
  const host = document.createElement('cmp-application');
  const button = document.createElement('button');
  const root = host.attachShadow({ mode: 'open' });
  root.append(button);
  document.body.append(host);
  root.elementsFromPoint = () => [button, host];
  there = [host];
  keepClear(counter);
  expect(corner()).toBe(1);
});

test('one that isn’t in a corner is left alone', () => {
  there = [elementOf('<button data-top></button>')];
  counter.removeAttribute('data-corner');
  keepClear(counter);
  expect(counter.hasAttribute('data-corner')).toBe(false);
});
