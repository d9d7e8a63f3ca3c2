import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routed } from '../../grids/plain/profile';
import type { Way } from '../../grids/plain/routes';
import { GridBrowser, type GridPage } from '../kit/gridBrowser';

let browser: GridBrowser;
let app: GridPage;
beforeAll(async () => {
  browser = await GridBrowser.start();
});
afterAll(() => browser.stop());
beforeEach(async () => {
  await browser.reset(6, routed);
  app = await browser.open('routes/overview');
});

interface RoutesGlobals {
  go(way: Way, sequence: string | null): void;
}

const go = (way: Way, sequence: string | null) =>
  app.page.evaluate(([way, sequence]) => (globalThis as unknown as RoutesGlobals).go(way, sequence), [
    way,
    sequence,
  ] as const);
const counters = () => app.page.locator('jason-ai-credits').count();

describe.each<Way>(['hash', 'history', 'navigation'])('a route that changes by %s', (way) => {
  it('takes the counter along, and leaves none where there is no sequence', async () => {
    expect(await counters()).toBe(0);
    for (const sequence of ['7', '9']) {
      await go(way, sequence);
      await app.page.locator('.bar > jason-ai-credits').waitFor();
      await app.page.locator('.all').click();
      await expect.poll(() => app.counterText()).toContain(`${sequence} contacts × 1 = ${sequence} credits`);
    }
    await go(way, null);
    await app.page.getByRole('heading', { name: 'Settings' }).waitFor();
    await expect.poll(counters).toBe(0);
    await app.page.goBack();
    await app.page.locator('.bar > jason-ai-credits').waitFor();
    expect(await counters()).toBe(1);
  });

  it('ends a press whose pop-up is open, and nothing is retained or started', async () => {
    await go(way, '9');
    await app.page.locator('.all').click();
    await app.start.click();
    await app.dialog.waitFor();
    await go(way, '8');
    await expect.poll(() => app.dialog.count()).toBe(0);
    await app.page.locator('.bar > jason-ai-credits').waitFor();
    expect(await app.asked()).toEqual([]);
    expect(await browser.balances()).toMatchObject({ available: 6, retained: 0 });
    // And the next one is a press like any other.
    await app.page.locator('.pick').first().check();
    await app.start.click();
    await expect.poll(() => app.asked()).toEqual([['c-0001']]);
    await expect.poll(() => browser.balances()).toMatchObject({ available: 5, retained: 0, used: 1 });
  });
});

it('a document that is loaded anew under an open pop-up leaves nothing retained', async () => {
  await go('history', '9');
  await app.page.locator('.all').click();
  await app.start.click();
  await app.dialog.waitFor();
  await app.page.reload();
  await app.page.locator('.bar > jason-ai-credits').waitFor();
  expect(await app.dialog.count()).toBe(0);
  expect(await browser.balances()).toMatchObject({ available: 6, retained: 0 });
});
