import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SequencePage } from '../kit/sequencePage';
import { HostileBrowser, NOTHING_BUT_THE_GRANT } from './hostileBrowser';

// What a page's scripts can do to the extension in it: no credit moves but by what the rep does.

let browser: HostileBrowser;
beforeAll(async () => {
  browser = await HostileBrowser.start();
});
afterAll(() => browser.stop());
beforeEach(() => browser.reset());

const entries = () => browser.entries();

/** Where something is on the screen: Playwright can't find it by its role on a page that hides methods. */
async function middleOf(control: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await control.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
}

/** Makes every event on the start control, and on all that the extension shows, that a press or a key would. */
async function fakeEvents(sequence: SequencePage): Promise<number> {
  return sequence.page.evaluate(() => {
    const ours = ['jason-ai-credits', 'jason-ai-credits-dialog'].flatMap((name) => [
      ...(document.querySelector(name)?.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? []),
    ]);
    const start = document.querySelectorAll<HTMLElement>('.personalize');
    const made = { bubbles: true, cancelable: true, composed: true, detail: 1 };
    for (const target of [...ours, ...start]) {
      for (const type of ['pointerdown', 'pointerup']) target.dispatchEvent(new PointerEvent(type, made));
      for (const type of ['mousedown', 'mouseup', 'dblclick', 'contextmenu']) {
        target.dispatchEvent(new MouseEvent(type, made));
      }
      for (const key of ['Enter', ' ', 'Escape']) {
        for (const type of ['keydown', 'keypress', 'keyup']) {
          target.dispatchEvent(new KeyboardEvent(type, { ...made, key, code: key }));
        }
      }
      target.dispatchEvent(new SubmitEvent('submit', { ...made, submitter: target }));
    }
    for (const target of ours) {
      target.dispatchEvent(new MouseEvent('click', made));
      target.click();
      // A label hands a click on.
      const label = document.createElement('label');
      target.replaceWith(label);
      label.append(target);
      label.click();
      label.replaceWith(target);
    }
    return ours.length;
  });
}

/** Says everything that the worker or the content script may listen to, in every way that a page has. */
async function fakeMessages(sequence: SequencePage): Promise<void> {
  await sequence.page.evaluate(() => {
    const requests = [
      { type: 'run.hold', request: { commandId: crypto.randomUUID(), runId: crypto.randomUUID() } },
      { type: 'demo.grant', request: { commandId: crypto.randomUUID(), source: 'purchase', credits: 1_000 } },
      { type: 'data.erase', request: {} },
      { type: 'profiles.changed' },
      { type: 'view.changed', view: {} },
    ];
    for (const request of requests) {
      window.postMessage(request, '*');
      window.postMessage(JSON.stringify(request), '*', [new MessageChannel().port1]);
      new BroadcastChannel('live').postMessage(request);
      for (const target of [window, document, document.body]) {
        target.dispatchEvent(new CustomEvent(request.type, { detail: request, bubbles: true }));
        target.dispatchEvent(new MessageEvent('message', { data: request, bubbles: true }));
      }
    }
  });
}

it('made up events and messages press nothing and say nothing', async () => {
  const sequence = await browser.open();
  await browser.press(sequence);
  expect(await fakeEvents(sequence)).toBeGreaterThan(10);
  await fakeMessages(sequence);
  expect(await sequence.page.evaluate(() => 'runtime' in (Reflect.get(globalThis, 'chrome') ?? {}))).toBe(
    false,
  );
  expect(await sequence.dialog.count()).toBe(1);
  browser.expectNobodyBegun();
  expect(await entries()).toEqual(NOTHING_BUT_THE_GRANT);
  await browser.goOn(sequence);
});

it('a form that a script sends by the start control is the page’s own doing, and retains nothing', async () => {
  // Nothing is asked of the page meanwhile: Playwright asks as a person who does something.
  const said = browser.harness.context.waitForEvent('console', (message) =>
    message.text().startsWith('sent'),
  );
  const sequence = await browser.open({
    script: () => {
      const timer = setInterval(() => {
        const start = document.querySelector<HTMLButtonElement>('.personalize');
        const all = document.querySelector<HTMLInputElement>('.people__select-page');
        if (start === null || all === null) return;
        if (!all.checked) all.click();
        const said = document.querySelector('jason-ai-credits')?.shadowRoot?.textContent ?? '';
        if (!said.includes('10 credits')) return;
        clearInterval(timer);
        const form = document.createElement('form');
        form.id = 'sends';
        let heard = false;
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          heard = event.isTrusted;
        });
        document.body.append(form);
        start.type = 'submit';
        start.setAttribute('form', form.id);
        form.requestSubmit(start);
        // biome-ignore lint/suspicious/noConsole: the one thing that a test can hear without a question.
        console.log(`sent, heard: ${heard}, by a person: ${navigator.userActivation.isActive}`);
      }, 20);
    },
  });
  expect((await said).text()).toBe('sent, heard: true, by a person: false');
  expect(await sequence.dialog.count()).toBe(0);
  expect(await entries()).toEqual(NOTHING_BUT_THE_GRANT);
});

it('a page that knows how content scripts replace one another does not end ours', async () => {
  const sequence = await browser.open();
  await sequence.counter.waitFor();
  const { host: id } = new URL(await browser.extensionUrl());
  await sequence.page.evaluate((id) => {
    const detail = { contentScriptName: 'sequence', messageId: 'a' };
    const type = `${id}:sequence:wxt:content-script-started`;
    for (const target of [document, window]) {
      target.dispatchEvent(new CustomEvent(type, { detail }));
      target.dispatchEvent(new Event('jason-ai-credits-look'));
      for (const event of ['abort', 'pagehide', 'unload']) target.dispatchEvent(new Event(event));
    }
    window.postMessage({ type, ...detail }, '*');
  }, id);
  await browser.press(sequence);
  browser.expectNobodyBegun();
  await browser.goOn(sequence);
});

describe('names that a page gives to its elements', () => {
  it('are not taken for what the document or our own world has', async () => {
    const sequence = await browser.open({
      script: () => {
        const ids = [
          'jasonAiCreditsRuns',
          'jasonAiCreditsEnd',
          'jasonAiCreditsWorkshop',
          'chrome',
          'browser',
        ];
        for (const id of ids)
          document.documentElement.append(Object.assign(document.createElement('a'), { id }));
        // Before the first of the page's own is drawn: what would have it drawn is left alone.
        document.documentElement.insertAdjacentHTML(
          'beforeend',
          '<form name="hidden"></form><img name="defaultView"><form name="scrollingElement"></form>',
        );
      },
    });
    await sequence.counter.waitFor();
    await sequence.page.evaluate(() => {
      const names = [
        'body documentElement querySelector querySelectorAll getElementById addEventListener createElement',
        'removeEventListener dispatchEvent readyState location title activeElement append contains getRootNode',
      ];
      document.body.insertAdjacentHTML(
        'beforeend',
        names.flatMap((some) => some.split(' ').map((name) => `<form name="${name}"></form>`)).join(''),
      );
    });
    await browser.press(sequence);
    await browser.goOn(sequence);
  });

  it('that hide a row’s own methods make the page one that can’t be read: it says so, and works by itself', async () => {
    const sequence = await browser.open();
    await sequence.selectPage();
    await expect.poll(() => sequence.counterText()).toContain('10 credits');
    const { x, y } = await middleOf(sequence.start);
    await sequence.page.evaluate(() => {
      const form = document.createElement('form');
      form.className = 'person';
      for (const name of ['getAttribute', 'querySelector', 'matches', 'closest']) {
        form.append(Object.assign(document.createElement('input'), { name }));
      }
      document.querySelector('.people__list tbody')?.prepend(form);
    });
    await expect.poll(() => sequence.counterText()).toMatch(/can't read this page/i);
    await sequence.page.mouse.click(x, y);
    await browser.finish('succeeded', 'succeeded', 'succeeded', 'succeeded', 'succeeded');
    expect(await entries()).toEqual(NOTHING_BUT_THE_GRANT);
  });
});

it('prototypes and globals of the page are not those that the extension works with', async () => {
  const sequence = await browser.open({
    script: () => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      let isLooking = false;
      const isOurs = (value: unknown) =>
        (typeof value === 'string' && /jason|runId|pageId|commandId/.test(value)) ||
        (value instanceof Element && value.localName.startsWith('jason'));
      /** Has a function still work, and tells what of ours it was given. */
      const spy = (owner: object, name: string) => {
        const original = Reflect.get(owner, name);
        Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
          if (!isLooking) {
            isLooking = true;
            if (isOurs(this) || args.some(isOurs)) seen.push(name);
            isLooking = false;
          }
          return Reflect.apply(original, this, args);
        });
      };
      for (const name of ['map', 'filter', 'push', 'join', 'includes']) spy(Array.prototype, name);
      for (const name of ['get', 'set']) spy(Map.prototype, name);
      for (const name of ['then', 'finally']) spy(Promise.prototype, name);
      for (const name of ['stringify', 'parse']) spy(JSON, name);
      for (const name of ['append', 'remove', 'attachShadow']) spy(Element.prototype, name);
      for (const name of ['addEventListener', 'dispatchEvent']) spy(EventTarget.prototype, name);
      for (const name of ['querySelector', 'createElement']) spy(Document.prototype, name);
      for (const name of ['fetch', 'setTimeout', 'structuredClone', 'postMessage']) spy(globalThis, name);
      // And some that lie.
      class Nobody {
        observe() {}
        disconnect() {}
        takeRecords() {
          return [];
        }
      }
      Object.assign(globalThis, {
        MutationObserver: Nobody,

        Date: { now: () => 0 },
      });
      customElements.define = customElements.get = () => {
        throw new Error('No elements here');
      };
      Object.assign(Element.prototype, { matches: () => false, closest: () => null });
      Event.prototype.composedPath = () => [];
      Event.prototype.preventDefault = () => {};
      Event.prototype.stopImmediatePropagation = () => {};
      HTMLDialogElement.prototype.showModal = () => {};
      Object.defineProperty(UserActivation.prototype, 'isActive', { get: () => true });
      Object.defineProperty(Document.prototype, 'hidden', { get: () => true });
    },
  });
  await browser.press(sequence);
  browser.expectNobodyBegun();
  await browser.goOn(sequence);
  expect(await sequence.page.evaluate(() => Reflect.get(globalThis, 'seen'))).toEqual([]);
});
