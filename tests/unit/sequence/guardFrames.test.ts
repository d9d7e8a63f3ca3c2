// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guardFrames } from '../../../lib/sequence/guard/frames';

const heard = vi.fn();
let end: AbortController;
let start: string | null;

beforeEach(() => {
  heard.mockClear();
  end = new AbortController();
  start = 'iframe.list >>> .inner >>> button';
  document.body.innerHTML = '<button>Outside</button><iframe class="list"></iframe>';
});

afterEach(() => end.abort());

function documentOf(root: ParentNode): Document {
  const inside = root.querySelector('iframe')?.contentDocument;
  if (!inside) throw new Error('There is no frame');
  return inside;
}

function pressIn(root: Document): void {
  root.body.insertAdjacentHTML('beforeend', '<button></button>');
  root.body.querySelector<HTMLElement>('button:last-of-type')?.click();
}

const listen = () => guardFrames({ document, hear: heard, start: () => start, signal: end.signal });

test('clicks in each frame that the start control may be in are heard, once', () => {
  const follow = listen();
  const list = documentOf(document);
  list.body.innerHTML = '<iframe class="inner"></iframe><iframe class="other"></iframe>';
  follow();
  follow();
  // The guard itself hears the document.
  pressIn(document);
  expect(heard).not.toHaveBeenCalled();
  pressIn(list);
  expect(heard).toHaveBeenCalledTimes(1);
  pressIn(documentOf(list));
  expect(heard).toHaveBeenCalledTimes(2);
  const other = list.querySelector<HTMLIFrameElement>('.other')?.contentDocument;
  if (other) pressIn(other);
  expect(heard).toHaveBeenCalledTimes(2);
  end.abort();
  pressIn(list);
  expect(heard).toHaveBeenCalledTimes(2);
});

test('a frame that shows another document is heard again by itself', async () => {
  listen();
  const frame = document.createElement('iframe');
  frame.className = 'list';
  document.querySelector('iframe')?.replaceWith(frame);
  frame.dispatchEvent(new Event('load'));
  pressIn(documentOf(document));
  expect(heard).toHaveBeenCalledTimes(1);
});

test('nothing is looked for while no page is known', () => {
  start = null;
  const follow = listen();
  follow();
  pressIn(documentOf(document));
  expect(heard).not.toHaveBeenCalled();
});
