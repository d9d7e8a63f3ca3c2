// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { SHIPPED_PROFILES } from '../../../lib/profile/shipped';
import { showsLoading } from '../../../lib/sequence/reader/loading';

const [shipped] = SHIPPED_PROFILES;
const inRoot = shipped && { ...shipped, start: 'cmp-application >>> button' };

beforeEach(() => {
  document.body.innerHTML = '<cmp-application></cmp-application><main></main>';
  document.querySelector('cmp-application')?.attachShadow({ mode: 'open' });
  // jsdom draws nothing.
  Element.prototype.checkVisibility = function checkVisibility(this: Element) {
    return this.closest('[hidden]') === null;
  };
});

const put = (html: string, root: ParentNode | null | undefined = document.querySelector('main')) =>
  root?.append(document.createRange().createContextualFragment(html));

test.each([
  '<div aria-busy="true"></div>',
  '<span class="MuiCircularProgress-root" role="progressbar"></span>',
  '<progress></progress>',
  '<span class="MuiSkeleton-root MuiSkeleton-text"></span>',
  '<i class="fa-spinner"></i>',
])('a page that shows %s is loading', (html) => {
  expect(showsLoading(document, shipped)).toBe(false);
  put(html);
  expect(showsLoading(document, shipped)).toBe(true);
});

test.each([
  '<div aria-busy="false"></div>',
  '<div role="progressbar" aria-valuenow="40"></div>',
  '<progress value="3" max="10"></progress>',
  '<div hidden><progress></progress></div>',
])('a page that shows %s is not', (html) => {
  put(html);
  expect(showsLoading(document, shipped)).toBe(false);
});

test('what a shadow root shows counts, where the profile goes into it', () => {
  put('<progress></progress>', document.querySelector('cmp-application')?.shadowRoot);
  expect(showsLoading(document, shipped)).toBe(false);
  expect(showsLoading(document, inRoot)).toBe(true);
});
