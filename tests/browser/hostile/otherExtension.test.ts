import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { MESSAGE_SCHEMAS } from '../../../lib/messages/schemas';
import { HostileBrowser, NOTHING_BUT_THE_GRANT } from './hostileBrowser';

// Another extension in the same browser, which may do in the sequence page what ours may, and more.

const FOLDER = fileURLToPath(new URL('otherExtension', import.meta.url));
const MESSAGES = Object.keys(MESSAGE_SCHEMAS).map((type) => ({ type, request: {} }));
const NOBODY = 'Could not establish connection. Receiving end does not exist.';

/** What pages have that are allowed to speak to extensions. */
interface RuntimeGlobals {
  readonly chrome: {
    readonly runtime: {
      readonly lastError?: { readonly message: string };
      sendMessage(id: string, message: unknown): Promise<unknown>;
      connect(id: string, info: { name: string }): { onDisconnect: { addListener(act: () => void): void } };
    };
  };
}

let browser: HostileBrowser;
let ours: string;
beforeAll(async () => {
  browser = await HostileBrowser.start([FOLDER]);
  ours = new URL(await browser.extensionUrl()).host;
});
afterAll(() => browser.stop());
beforeEach(() => browser.reset());

/** Sends each message that there is, and opens each port. @returns what came of it */
function speak(page: Page): Promise<string[]> {
  return page.evaluate(
    async ({ ours, messages }) => {
      const { runtime } = (globalThis as unknown as RuntimeGlobals).chrome;
      const sent = messages.map((message) =>
        runtime.sendMessage(ours, message).then(
          (answer) => `answered ${JSON.stringify(answer)}`,
          (error: Error) => error.message,
        ),
      );
      const opened = ['live', 'workshop'].map(
        (name) =>
          new Promise<string>((resolve) => {
            const port = runtime.connect(ours, { name });
            port.onDisconnect.addListener(() => resolve(runtime.lastError?.message ?? 'was heard'));
          }),
      );
      return [...new Set(await Promise.all([...sent, ...opened]))];
    },
    { ours, messages: MESSAGES },
  );
}

/** Chromium makes an unpacked extension's id of its folder. */
function otherId(): string {
  const hash = createHash('sha256').update(FOLDER).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

it('nobody answers its pages, or a page that it lets speak to extensions', async () => {
  const page = await browser.harness.context.newPage();
  await page.goto(`chrome-extension://${otherId()}/page.html`);
  expect(await speak(page)).toEqual([NOBODY]);
  await page.close();
  const sequence = await browser.open();
  expect(await speak(sequence.page)).toEqual([NOBODY]);
  expect(await browser.entries()).toEqual(NOTHING_BUT_THE_GRANT);
});

it('its scripts in the sequence page find nothing of ours, press nothing and are answered by nobody', async () => {
  const sequence = await browser.open();
  await browser.press(sequence);
  const found = await sequence.page.evaluate(
    ({ ours, messages }) => {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      document.addEventListener('other-extension-found', (event) => {
        resolve(JSON.parse((event as CustomEvent<string>).detail));
      });
      document.dispatchEvent(
        new CustomEvent('ask-other-extension', { detail: JSON.stringify({ ours, messages }) }),
      );
      return promise;
    },
    { ours, messages: MESSAGES },
  );
  expect(found).toEqual({ kept: [], answers: [NOBODY], pressed: expect.any(Number) });
  expect(found).not.toHaveProperty('pressed', 0);
  browser.expectNobodyBegun();
  expect(await browser.entries()).toEqual(NOTHING_BUT_THE_GRANT);
  await browser.goOn(sequence);
});
