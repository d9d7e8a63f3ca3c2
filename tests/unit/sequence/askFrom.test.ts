// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askFrom } from '../../../entrypoints/sequence.content/worker';
import type { PageContext } from '../../../lib/sequence/pageContext';

const sendMessage = vi.fn(async (_: unknown) => ({ ok: true, result: null }));
const ctx = { isAlive: true, signal: new AbortController().signal } as PageContext;

afterEach(() => {
  Reflect.deleteProperty(document, 'prerendering');
  sendMessage.mockClear();
});

test('a page that the browser prerenders says nothing before it is shown', async () => {
  Object.assign(fakeBrowser.runtime, { sendMessage });
  Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
  const asked = askFrom(ctx)('page.buy', {});
  await new Promise((resolve) => setImmediate(resolve));
  expect(sendMessage).not.toHaveBeenCalled();
  Object.defineProperty(document, 'prerendering', { value: false, configurable: true });
  document.dispatchEvent(new Event('prerenderingchange'));
  await asked;
  expect(sendMessage.mock.calls).toEqual([[{ type: 'page.buy', request: {} }]]);
});
