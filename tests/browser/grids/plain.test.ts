import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  broken,
  firstGeneration,
  framed,
  late,
  moved,
  redrawn,
  secondGeneration,
  shadowed,
} from '../../grids/plain/profile';
import { GridBrowser, type GridPage } from '../kit/gridBrowser';
import { contactIds, outcomesOf } from '../kit/vendorFacts';

let browser: GridBrowser;
beforeAll(async () => {
  browser = await GridBrowser.start();
});
afterAll(() => browser.stop());

/** Presses start with everybody chosen and credits for six. */
async function startFirstSix(page: GridPage): Promise<void> {
  await page.find('.all').click();
  await expect.poll(() => page.counterText()).toContain('60 contacts × 1 = 60 credits');
  await page.start.click();
  await page.dialog.waitFor();
  const told = (await page.dialog.textContent()) ?? '';
  for (const number of ['60', '6', 'first 6 contacts']) expect(told).toContain(number);
  await page.answer('Personalize the first 6');
}

async function expectSixDone(page: GridPage): Promise<void> {
  await expect.poll(() => page.asked()).toEqual([contactIds(1, 6)]);
  await expect.poll(() => browser.balances()).toMatchObject({ available: 1, retained: 0, used: 5 });
  expect(await browser.outcomes()).toEqual(outcomesOf(1, 6));
}

describe.each([
  { name: 'drawn from scratch with each change', profile: redrawn },
  { name: 'in a frame', profile: framed, frame: 'iframe.people' },
  { name: 'in open shadow roots, one in the other', profile: shadowed },
  { name: 'that comes late, in parts', profile: late },
])('a page $name', ({ profile, frame }) => {
  it('is read, and exactly the covered contacts are personalized', async () => {
    await browser.reset(6, profile);
    const page = await browser.open(`${profile.id}/sequences/7`, frame);
    await startFirstSix(page);
    await expectSixDone(page);
  });
});

describe('two generations of a front end at one URL', () => {
  it('are told apart by their marks, also when one takes the other’s place', async () => {
    await browser.reset(6, firstGeneration, secondGeneration);
    const page = await browser.open('generations/sequences/7');
    await page.page.locator('.pick').first().check();
    await expect.poll(() => page.counterText()).toContain('1 contact × 1 = 1 credit');
    await page.page.evaluate(() => window.dispatchEvent(new Event('new-look')));
    await page.page.locator('people-app jason-ai-credits').waitFor();
    await expect.poll(() => page.counterText()).not.toContain('×');
    await startFirstSix(page);
    await expectSixDone(page);
  });

  it('a pop-up of the one is over with the other, and nothing is retained', async () => {
    await browser.reset(6, firstGeneration, secondGeneration);
    const page = await browser.open('generations/sequences/7');
    await page.page.locator('.all').click();
    await page.start.click();
    await page.dialog.waitFor();
    await page.page.evaluate(() => window.dispatchEvent(new Event('new-look')));
    await expect.poll(() => page.dialog.count()).toBe(0);
    await page.page.locator('people-app jason-ai-credits').waitFor();
    expect(await page.asked()).toEqual([]);
    expect(await browser.balances()).toMatchObject({ available: 6, retained: 0 });
    await startFirstSix(page);
    await expectSixDone(page);
  });
});

describe('a place for the counter that is taken away', () => {
  it('leaves it in the corner until the place is back', async () => {
    await browser.reset(6, moved);
    const { page, counter } = await browser.open('redrawn/sequences/7');
    const inPlace = page.locator('.place > jason-ai-credits');
    await inPlace.waitFor();
    await page.evaluate(() => document.querySelector('.place')?.remove());
    await expect.poll(() => inPlace.count()).toBe(0);
    await counter.waitFor();
    const box = await counter.boundingBox();
    // At the bottom right, clear of the account's menu at the top and of a help button at the very bottom.
    expect(box?.y).toBeGreaterThan(400);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(800 - 60);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(1280 - 60);
    await page.evaluate(() =>
      document.querySelector('.bar')?.insertAdjacentHTML('beforeend', '<i class="place">'),
    );
    await inPlace.waitFor();
    expect(await page.locator('jason-ai-credits').count()).toBe(1);
  });

  it('leaves none where its profile says so', async () => {
    await browser.reset(6, { ...moved, counter: { ...moved.counter, otherwise: 'nowhere' } });
    const { page } = await browser.open('redrawn/sequences/7');
    await page.locator('.place > jason-ai-credits').waitFor();
    await page.evaluate(() => document.querySelector('.place')?.remove());
    await expect.poll(() => page.locator('jason-ai-credits').count()).toBe(0);
  });
});

describe('a broken profile', () => {
  it('leaves the page as if the extension weren’t there, and says so', async () => {
    await browser.reset(6, broken);
    const page = await browser.open('redrawn/sequences/7');
    await expect.poll(() => page.counterText()).toMatch(/can't read this page/i);
    await page.page.locator('.pick').nth(2).check();
    await page.start.click();
    await expect.poll(() => page.asked()).toEqual([['c-0003']]);
    expect(await page.dialog.count()).toBe(0);
    expect(await browser.balances()).toMatchObject({ available: 6, retained: 0 });
    await expect.poll(() => browser.missing()).toContain('selected');
  });
});

it('a frame is guarded before the last of its pictures has come', async () => {
  await browser.reset(6, framed);
  const page = await browser.open(`${framed.id}/sequences/7`, 'iframe.people');
  await page.find('.all').click();
  await expect.poll(() => page.counterText()).toContain('60 contacts × 1 = 60 credits');
  await page.page.route('**/never.png', () => {});
  const frame = page.page.locator('iframe.people');
  await frame.evaluate((element: HTMLIFrameElement) => {
    const shown = element.contentDocument?.body;
    shown?.querySelector('jason-ai-credits')?.remove();
    element.srcdoc = `${shown?.innerHTML}<img src="/grids/never.png"><script>
      document.addEventListener('click', ({ target }) => {
        if (target.closest('.start')) parent.document.title = 'Started';
      });</script>`;
  });
  await expect
    .poll(() => frame.evaluate((element: HTMLIFrameElement) => element.contentDocument?.readyState))
    .toBe('interactive');
  await page.start.click();
  await page.dialog.waitFor();
  expect(await page.page.title()).not.toBe('Started');
  expect(await browser.balances()).toMatchObject({ retained: 0 });
});
