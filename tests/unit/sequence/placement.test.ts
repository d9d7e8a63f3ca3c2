// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { isAt, putAt } from '../../../lib/sequence/placement';
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
