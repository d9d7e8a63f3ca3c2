import { afterAll, beforeAll, expect, it } from 'vitest';
import { Harness } from './kit/harness';

let browser: Harness;

beforeAll(async () => {
  browser = await Harness.start({ contacts: 5, manual: true });
});
afterAll(() => browser.stop());

it('answers, and knows after it was killed and after a browser restart what it knew before', async () => {
  await browser.grant(7);
  expect(await browser.balances()).toMatchObject({ granted: 7, available: 7 });
  await browser.killWorker();
  expect(await browser.balances()).toMatchObject({ granted: 7, available: 7 });
  await browser.restart();
  expect(await browser.balances()).toMatchObject({ granted: 7, available: 7 });
});
