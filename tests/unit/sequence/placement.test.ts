// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPlacement, isAt, putAt } from '../../../lib/sequence/placement';
import { find } from './editorPage';

describe('the counter’s place', () => {
  beforeEach(() => {
    document.body.innerHTML = '<div id="bar"><i></i><div id="anchor"><b></b></div></div>';
  });

  test.each([
    ['before', 'bar', 1],
    ['after', 'bar', 2],
    ['first', 'anchor', 0],
    ['last', 'anchor', 1],
  ] as const)('%s the anchor', (place, parent, index) => {
    const counter = document.createElement('em');
    const anchor = find('#anchor');
    expect(isAt(anchor, place, counter)).toBe(false);
    putAt(anchor, place, counter);
    expect([...find(`#${parent}`).children].indexOf(counter)).toBe(index);
    expect(isAt(anchor, place, counter)).toBe(true);
  });

  test('is still held when something comes beside it, and lost when the page throws it out', () => {
    const counter = document.createElement('em');
    const anchor = find('#anchor');
    putAt(anchor, 'last', counter);
    anchor.append('text', document.createElement('u'));
    expect(isAt(anchor, 'last', counter)).toBe(true);
    anchor.innerHTML = '';
    expect(isAt(anchor, 'last', counter)).toBe(false);
  });
});

describe('a counter whose place comes and goes', () => {
  let element: HTMLElement;
  let end: AbortController;
  let placement: ReturnType<typeof createPlacement>;
  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML = '<div id="anchor"></div><div id="host"></div><iframe></iframe>';
    element = document.createElement('jason-ai-credits');
    element.attachShadow({ mode: 'open' }).innerHTML = '<i class="inner"></i>';
    end = new AbortController();
    const host = {
      element,
      mount: (put: (element: HTMLElement) => void) => put(element),
      remove: () => element.remove(),
    };
    placement = createPlacement(host, end.signal);
  });
  afterEach(() => {
    end.abort();
    vi.useRealTimers();
  });

  const follow = (
    anchor: string,
    otherwise: 'corner' | 'nowhere' = 'corner',
    place: 'last' | 'before' = 'last',
  ) => placement.follow({ anchor, place, otherwise });
  const isInCorner = () => element.parentNode === document.body && element.hasAttribute('data-corner');

  test('goes to the corner only once its place has been gone for a while, and comes back', () => {
    follow('#anchor');
    expect(element.parentElement?.id).toBe('anchor');
    find('#anchor').remove();
    follow('#anchor');
    vi.advanceTimersByTime(400);
    expect(element.isConnected).toBe(false);
    vi.advanceTimersByTime(200);
    expect(isInCorner()).toBe(true);
    document.body.append(Object.assign(document.createElement('div'), { id: 'anchor' }));
    follow('#anchor');
    expect(element.parentElement?.id).toBe('anchor');
    expect(element.hasAttribute('data-corner')).toBe(false);
  });

  test('goes nowhere where the profile says so, and leaves with its page', () => {
    follow('.none', 'nowhere');
    vi.runAllTimers();
    expect(element.isConnected).toBe(false);
    follow('.none');
    vi.runAllTimers();
    expect(isInCorner()).toBe(true);
    placement.follow(null);
    expect(element.isConnected).toBe(false);
  });

  test('does not move while its place is drawn anew', () => {
    follow('.none');
    vi.advanceTimersByTime(400);
    follow('#anchor');
    vi.runAllTimers();
    expect(element.parentElement?.id).toBe('anchor');
  });

  test('may be in a shadow root, or in a frame', () => {
    find('#host').attachShadow({ mode: 'open' }).innerHTML = '<div class="place"></div>';
    follow('#host >>> .place', 'nowhere', 'before');
    expect(element.parentNode).toBe(find('#host').shadowRoot);
    follow('iframe >>> body');
    expect(element.ownerDocument).toBe(find<HTMLIFrameElement>('iframe').contentDocument);
    expect(element.shadowRoot?.querySelector('.inner')).not.toBeNull();
    follow('#anchor');
    expect(element.ownerDocument).toBe(document);
  });

  test.each(['jason-ai-credits', 'jason-ai-credits >>> .inner', 'body > :last-child'])(
    'is never put into itself: %s',
    (anchor) => {
      follow('body');
      follow(anchor);
      vi.runAllTimers();
      expect(isInCorner()).toBe(true);
    },
  );

  test('goes to the corner where nothing can be put, and tries that once', () => {
    const before = vi.spyOn(document.documentElement, 'before');
    follow('html', 'corner', 'before');
    follow('html', 'corner', 'before');
    vi.runAllTimers();
    expect(isInCorner()).toBe(true);
    expect(before).toHaveBeenCalledTimes(1);
  });
});
