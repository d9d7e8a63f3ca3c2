import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { options } from 'preact';
import { beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const PATIENCE_MS = 30_000;

// Read and not imported: to make a module of it takes longer than all else here, once for each file of tests.
const messages: Record<string, { message: string }> = JSON.parse(
  readFileSync('public/_locales/en/messages.json', 'utf8'),
);

// The polyfill refuses to load outside of an extension.
vi.stubGlobal('chrome', fakeBrowser);
vi.stubGlobal('browser', fakeBrowser);

// Preact waits up to 35 ms for a frame before it runs effects: by then the document of a test may be gone, and the run fails.
options.requestAnimationFrame = (runEffects) => void setTimeout(runEffects);

// Vitest and Testing Library wait a second, which is nothing where others are at work on the same processors.
const { waitFor } = vi;
vi.waitFor = (callback, options = PATIENCE_MS) => waitFor(callback, options);
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/preact');
  configure({ asyncUtilTimeout: PATIENCE_MS });
}

// The fake browser has no i18n of its own: it speaks English from the real file, as Chrome would.
beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.i18n, {
    getUILanguage: () => 'en',
    getMessage: (key: string, substitutions: string | string[] = []) => {
      const values = [substitutions].flat();
      return (messages[key]?.message ?? '').replace(/\$(\d)/g, (_, place) => values[Number(place) - 1] ?? '');
    },
  });
});
