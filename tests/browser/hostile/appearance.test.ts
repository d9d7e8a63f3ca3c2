import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SequencePage } from '../kit/sequencePage';
import { wear } from '../kit/typefaces';
import { CONTACTS, HostileBrowser, NOTHING_BUT_THE_GRANT } from './hostileBrowser';

// What a page can do to what the extension shows, and what it can have the extension show.

let browser: HostileBrowser;
beforeAll(async () => {
  browser = await HostileBrowser.start();
});
afterAll(() => browser.stop());
beforeEach(() => browser.reset());

describe('a page that tampers with what the extension shows', () => {
  it('gets the counter back in its place, however it is moved or thrown out', async () => {
    const sequence = await browser.open();
    const inPlace = sequence.page.locator('.sequence-toolbar__actions > jason-ai-credits .counter');
    await inPlace.waitFor();
    for (const harm of ['removed', 'moved', 'replaced', 'hidden'] as const) {
      await sequence.page.evaluate((harm) => {
        const all = [...document.querySelectorAll('jason-ai-credits')];
        const counter = all.find(({ shadowRoot }) => shadowRoot !== null) ?? document.body;
        const within = document.createElement('div').attachShadow({ mode: 'closed' });
        const harms = {
          removed: () => counter.remove(),
          moved: () => document.body.append(counter),
          replaced: () => counter.replaceWith(document.createElement('jason-ai-credits')),
          hidden: () => within.append(counter),
        };
        harms[harm]();
      }, harm);
      await expect.poll(() => inPlace.count()).toBe(1);
    }
    await browser.press(sequence);
    await browser.goOn(sequence);
  });

  it('spends nothing by what it puts in the place of the pop-up', async () => {
    const sequence = await browser.open();
    await browser.press(sequence);
    await sequence.page.evaluate(() => {
      const shown = document.querySelector('jason-ai-credits-dialog')?.shadowRoot?.querySelector('dialog');
      // Its own buttons, that look like ours, in a dialog of ours that has lost them.
      if (shown) shown.innerHTML = '<button class="primary">Personalize the first 3</button>';
    });
    await sequence.answer('Personalize the first 3');
    browser.expectNobodyBegun();
    expect(await browser.entries()).toEqual(NOTHING_BUT_THE_GRANT);
  });

  it('can’t lay anything over the pop-up that takes its clicks', async () => {
    const sequence = await browser.open();
    await browser.press(sequence);
    const button = sequence.dialog.getByRole('button', { name: 'Personalize the first 3' });
    const box = await button.boundingBox();
    if (box === null) throw new Error('The pop-up has no button');
    const onTop = await sequence.page.evaluate(
      ([x, y]) => {
        const look = 'position:fixed;inset:0;width:100vw;height:100vh;z-index:2147483647;opacity:0';
        const layer = Object.assign(document.createElement('div'), { className: 'layer' });
        layer.style.cssText = look;
        const popover = Object.assign(document.createElement('div'), {
          className: 'popover',
          popover: 'manual',
        });
        popover.style.cssText = look;
        document.body.append(layer, popover);
        popover.showPopover();
        const got: string[] = [];
        Object.assign(globalThis, { got });
        for (const { className } of [layer, popover]) {
          document.querySelector(`.${className}`)?.addEventListener('click', () => got.push(className));
        }
        return document.elementFromPoint(x, y)?.localName;
      },
      [box.x + box.width / 2, box.y + box.height / 2] as const,
    );
    expect(onTop).toBe('jason-ai-credits-dialog');
    await browser.goOn(sequence);
    expect(await sequence.page.evaluate(() => Reflect.get(globalThis, 'got'))).toEqual([]);
  });
});

describe('the extension’s own pages and files', () => {
  const PATHS = [
    'popup.html',
    'options.html',
    'billing.html',
    'workshop.html',
    'runs.js',
    'icon/16.png',
    'manifest.json',
  ];

  it('can’t be framed, read or opened by a page', async () => {
    const sequence = await browser.open();
    const urls = await Promise.all(PATHS.map((path) => browser.extensionUrl(path)));
    const got = await sequence.page.evaluate(async (urls) => {
      const loads = (element: HTMLElement) =>
        new Promise((resolve) => {
          element.addEventListener('load', () => resolve(true));
          element.addEventListener('error', () => resolve(false));
          document.body.append(element);
        });
      const read: unknown[] = [];
      for (const src of urls) {
        read.push(
          await fetch(src).then(
            () => src,
            () => null,
          ),
        );
        read.push((await loads(Object.assign(document.createElement('img'), { src }))) && src);
        read.push((await loads(Object.assign(document.createElement('script'), { src }))) && src);
        await loads(Object.assign(document.createElement('iframe'), { src }));
      }
      return read.filter((src) => typeof src === 'string');
    }, urls);
    expect(got).toEqual([]);
    const { page } = sequence;
    expect(page.frames().filter((frame) => frame.url().startsWith('chrome-extension:'))).toEqual([]);
    // One frame each, and nothing of ours in any.
    expect(page.frames()).toHaveLength(1 + urls.length);
    for (const frame of page.frames().slice(1)) expect(await frame.locator('#app').count()).toBe(0);
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.evaluate((url) => void window.open(url), await browser.extensionUrl('options.html')),
    ]);
    await opened.waitForLoadState();
    expect(opened.url()).not.toContain('chrome-extension:');
    await opened.close();
    expect(await browser.entries()).toEqual(NOTHING_BUT_THE_GRANT);
  });
});

it('a page that allows no styles and scripts but its own is worked with like any other', async () => {
  const csp = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";
  const types =
    "require-trusted-types-for 'script'; trusted-types 'none'; form-action 'none'; base-uri 'none'";
  const sequence = await browser.open({ headers: { 'content-security-policy': `${csp}; ${types}` } });
  await browser.press(sequence);
  // Its look is its own style sheet's.
  const radius = sequence.dialog.evaluate((dialog) => getComputedStyle(dialog).borderRadius);
  expect(Number.parseFloat(await radius)).toBeGreaterThan(0);
  await browser.goOn(sequence);
});

/** Has the page call its contacts what it likes, and know them by ids of its own. */
async function openRenamed(names: readonly string[], ids: readonly string[]): Promise<SequencePage> {
  return browser.open({
    given: { names, ids, real: CONTACTS },
    script: ({ names, ids, real }) => {
      const ask = window.fetch;
      const replace = (text: string, from: readonly string[], to: readonly string[]) =>
        from.reduce((so, id, place) => so.replaceAll(JSON.stringify(id), JSON.stringify(to[place])), text);
      window.fetch = async (address, init) => {
        const body = typeof init?.body === 'string' ? { body: replace(init.body, ids, real) } : {};
        const response = await ask(address, { ...init, ...body });
        const answer = JSON.parse(replace(await response.text(), real, ids));
        if (Array.isArray(answer.contacts)) {
          for (const [place, contact] of answer.contacts.entries()) contact.name = names[place];
        }
        return Response.json(answer, { status: response.status });
      };
    },
  });
}

const NAMES = [
  '<img src=x onerror="document.title=1"><script>document.title=2</script>',
  '\u202e\u2066moc.live\u202d&lt;b&gt;"\'`{{7*7}}',
  `Long ${'W'.repeat(10_000)}`,
  '\0\ufeff\ud800 javascript:alert(1)',
  '',
];

it('names and ids of contacts are text and nothing else, in the page as in the popup', async () => {
  const ids = ['__proto__', 'constructor', '"><script>document.title=3</script>', 'toString', '\u202e5'];
  const sequence = await openRenamed(NAMES, ids);
  await browser.press(sequence);
  await browser.goOn(sequence, ids);
  expect(await sequence.page.title()).toBe('Reply');
  const popup = await browser.harness.openExtensionPage('popup.html');
  await popup.getByRole('button', { name: /Opener.*Sequence 101/ }).click();
  const run = popup.getByRole('list', { name: /Contacts of/ });
  await expect.poll(() => run.getByRole('listitem').count()).toBe(3);
  const [html, rtl, long] = await run.locator('.contact-name').allTextContents();
  expect(html).toBe(NAMES[0]);
  expect(rtl).toBe(NAMES[1]);
  expect(long).toBe(NAMES[2]?.slice(0, 200));
  expect(await run.locator('img, script').count()).toBe(0);
  expect(await popup.title()).toBe('Jason AI Credits');
  await wear(popup, 'wide');
  // A name is as wide as there is room, and what is written backwards stays within it.
  expect(await popup.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  const backwards = run.getByRole('listitem').nth(1);
  const [name, amount] = await Promise.all(
    ['.contact-name', '.amount'].map((part) => backwards.locator(part).boundingBox()),
  );
  expect((name?.x ?? 0) + (name?.width ?? 0)).toBeLessThanOrEqual(amount?.x ?? 0);
  await popup.close();
});

it('ids that are too long to be kept are refused in words, before anything is retained', async () => {
  const ids = CONTACTS.map((id) => id.padEnd(10_000, 'x'));
  const sequence = await openRenamed(NAMES, ids);
  await browser.press(sequence);
  await sequence.answer('Personalize the first 3');
  await sequence.dialog.getByRole('button', { name: 'Try again' }).waitFor();
  browser.expectNobodyBegun();
  expect(await browser.entries()).toEqual(NOTHING_BUT_THE_GRANT);
});
