import { expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { showBadge } from '../../../lib/worker/badge';
import { viewOf } from '../components/creditsView';

it.each([
  [7, '7'],
  [999, '999'],
  [1_110, '1.1K'],
  [99_950, '100K'],
  [123_456, '123K'],
  [9_007_199_254, '9B'],
])('says %d in four characters', async (available, words) => {
  const said = vi.spyOn(browser.action, 'setBadgeText');
  await showBadge(viewOf({ available }));
  expect(said).toHaveBeenLastCalledWith({ text: words });
  expect(words.length).toBeLessThanOrEqual(4);
});
