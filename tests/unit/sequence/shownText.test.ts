// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { readSentence } from '../../../lib/sequence/reader/selection';
import { readValue } from '../../../lib/sequence/reader/values';

const SENTENCE = { selector: '.said', number: 'first', always: true } as const;
const STYLE = `<style>
  .sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0) }
  .clipped { position: absolute; clip-path: inset(50%) }
  .away { position: absolute; left: -9999px }
  .pushed { text-indent: -9999px }
  .moved { transform: matrix(1, 0, 0, 1, -9999, 0) }
  .closed { height: 0; overflow: hidden }
  .unseen { visibility: hidden }
  .clear { opacity: 0 }
  .none { display: none }
  .bar { display: flex }
</style>`;

beforeEach(() => {
  document.head.innerHTML = STYLE;
});

const draw = (inside: string) => {
  document.body.innerHTML = `<div class="said">${inside}</div>`;
};
const count = (inside: string, which: 'first' | 'last' = 'first') => {
  draw(inside);
  return readSentence(document, { ...SENTENCE, number: which })?.count;
};
const value = (inside: string) => {
  draw(inside);
  return readValue(document.body, { selector: '.said' });
};

const HIDDEN = 'sr-only clipped away pushed moved closed unseen clear none'.split(' ');

describe('the number that a person sees', () => {
  test.each([
    ['<b>12</b><i>60 in all</i>', 12],
    ['12<sup>1</sup>', 12],
    ['<span>12</span><span>contacts</span>', 12],
    ['<b>1,240</b> contacts <span>selected</span>', 1_240],
    ['<div>12</div><div>Delete them</div>', null],
    ['<div>12 selected</div><div>Delete them</div>', 12],
    ['12 selected<button>Delete them</button>', 12],
    ['12<button>Delete them</button>', 12],
    ['<p>Germany, early in spring</p><p>Selected: 12</p>', 12],
    ['<span>12</span><br><span>40</span>', 12],
    ['12<!-- 3 --><script>4</script><template>5</template>', 12],
    ['12 se<wbr>lected', 12],
  ])('%s', (inside, expected) => {
    expect(count(inside)).toBe(expected);
  });

  test.each([
    '<b>12</b> <span>thousand</span>',
    '<b>12</b><span>k</span>',
    '<div>12</div><div>thousand selected</div>',
    '<div>over</div><div>1,000</div>',
    '<h3>About</h3><p>1,000 selected</p>',
    '<span>≥</span><b>1,000</b>',
    '<b>1,000</b><i>+</i>',
    '<b>1,000</b><sup>+</sup>',
    '<span>1</span><span>,</span><span>240</span>',
    '<i>1</i><i>2</i><i>4</i><i>0</i>',
    '<div>1</div><div>2</div>',
    '<span>1</span><span>.2K</span>',
  ])('is uncertain in %s', (inside) => {
    expect(count(inside)).toBeNull();
    expect(count(`${inside} selected`)).toBeNull();
  });

  test.each(HIDDEN)('is none that stands in .%s', (name) => {
    expect(count(`<span class="${name}">Row 3</span><span>12 selected</span>`)).toBe(12);
    expect(count(`<span>12 selected</span><p class="${name}">of 40</p>`, 'last')).toBe(12);
  });

  test('also stands in what only screen readers pass over', () => {
    expect(count('<span aria-hidden="true">12</span> selected')).toBe(12);
  });

  test('is certain beside words of the page’s own, where its profile says so', () => {
    expect(count('12 VIPs')).toBeNull();
    expect(readSentence(document, { ...SENTENCE, words: ['vips'] })?.count).toBe(12);
  });

  test('is none in a sentence that isn’t shown, or is that of the one that is', () => {
    document.body.innerHTML = '<p class="said" hidden>12 selected</p>';
    expect(readSentence(document, SENTENCE)).toEqual({ text: '', count: null });
    document.body.innerHTML = '<p class="said none">12 selected</p><p class="said">3 selected</p>';
    expect(readSentence(document, SENTENCE)).toEqual({ text: '3 selected', count: 3 });
    expect(readSentence(document.createElement('div'), SENTENCE)).toBeNull();
  });
});

describe('the value that a person sees', () => {
  test.each([
    ['ada@example.com', 'ada@example.com'],
    ['<mark>ad</mark>a@example.com', 'ada@example.com'],
    ['ada<wbr>@example.com', 'ada@example.com'],
    ['a<b>d<i>a</i></b>', 'ada'],
    ['<span>Ada</span><span>Lovelace</span>', 'Ada Lovelace'],
    ['<div>Ada</div>Lovelace', 'Ada Lovelace'],
    ['Ada<br>Lovelace', 'Ada Lovelace'],
    ['\n  <b>Ada</b>\n  Lovelace\n', 'Ada Lovelace'],
    ['<svg><title>Seen</title></svg>Ada', 'Ada'],
  ])('%s', (inside, expected) => {
    expect(value(inside)).toBe(expected);
  });

  test.each(HIDDEN)('is nothing that stands in .%s', (name) => {
    expect(value(`<span class="${name}">Status:</span>Done`)).toBe('Done');
  });

  test('is its own profile’s business where all of it is hidden', () => {
    document.body.innerHTML = '<p class="said none">c1</p>';
    expect(readValue(document.body, { selector: '.said' })).toBe('c1');
  });

  test('is seen anew once the page may look otherwise', async () => {
    const inside = '<span class="note">Status: </span>Done';
    expect(value(inside)).toBe('Status: Done');
    document.head.innerHTML = '<style>.note { display: none }</style>';
    await Promise.resolve();
    expect(value(inside)).toBe('Done');
  });
});
