import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Harness } from './kit/harness';
import type { SequencePage } from './kit/sequencePage';

let browser: Harness;
let sequence: SequencePage;

beforeAll(async () => {
  browser = await Harness.start({ contacts: 5, manual: true });
});
afterAll(() => browser.stop());
beforeEach(() => browser.startOver());

/** Opens the sequence and chooses all of its five contacts, for an Opener. */
async function chooseAll(): Promise<string[]> {
  sequence = await browser.openSequence();
  await sequence.selectPage();
  return sequence.contactIds();
}

/** Chooses five contacts with 7 credits, and lets the extension personalize the three that are covered. */
async function startFirstThree(): Promise<string[]> {
  await browser.grant(7);
  const ids = await chooseAll();
  await sequence.start.click();
  await sequence.dialog.getByRole('button', { name: 'Personalize the first 3' }).click();
  await expect
    .poll(() => sequence.statuses())
    .toEqual(['personalizing', 'personalizing', 'personalizing', 'idle', 'idle']);
  return ids;
}

/** Two of the three succeed, one fails for want of data. */
function finish([first = '', second = '', third = '']: string[]): void {
  browser.demo.finish(first, 'succeeded');
  browser.demo.finish(second, 'failed', 'Missing profile data');
  browser.demo.finish(third, 'succeeded');
}

const SETTLED = { granted: 7, available: 3, retained: 0, used: 4 };

describe('an Opener for 5 contacts with 7 credits', () => {
  it('is told to cover the first 3 before anything is spent', async () => {
    await browser.grant(7);
    await chooseAll();
    await expect.poll(() => sequence.counterText()).toContain('5 contacts × 2 = 10 credits');
    await sequence.start.click();
    await sequence.dialog.waitFor();
    const told = (await sequence.dialog.textContent()) ?? '';
    for (const number of ['5', '10', '7', '3']) expect(told).toContain(number);
    expect(await sequence.statuses()).toEqual(Array(5).fill('idle'));
    expect(await browser.balances()).toMatchObject({ available: 7, retained: 0 });
  });

  it('spends nothing when the rep cancels', async () => {
    await browser.grant(7);
    await chooseAll();
    await sequence.start.click();
    await sequence.dialog.getByRole('button', { name: 'Cancel' }).click();
    await sequence.dialog.waitFor({ state: 'detached' });
    expect(await sequence.statuses()).toEqual(Array(5).fill('idle'));
    expect(await browser.balances()).toMatchObject({ available: 7, retained: 0 });
    // And the button works as before.
    await sequence.start.click();
    await sequence.dialog.waitFor();
  });

  it('personalizes exactly the first 3: two deduct, one refunds, 7 become 3, seen live in the counter', async () => {
    const ids = await startFirstThree();
    expect(await browser.balances()).toMatchObject({ available: 1, retained: 6 });
    await expect.poll(() => sequence.counterText()).toMatch(/\b6\b/);
    finish(ids);
    await expect.poll(() => browser.balances()).toMatchObject(SETTLED);
    await expect.poll(() => sequence.counterText()).toMatch(/\b3\b/);
    expect(await sequence.statuses()).toEqual(['personalized', 'failed', 'personalized', 'idle', 'idle']);
  });

  it('is listed in the popup contact by contact, with result and reason', async () => {
    const ids = await startFirstThree();
    const names = await sequence.page.locator('.person__name').allInnerTexts();
    finish(ids);
    await expect.poll(() => browser.balances()).toMatchObject(SETTLED);
    const popup = await browser.openExtensionPage('popup.html');
    await popup.getByRole('button', { name: /Opener.*Sequence 101/ }).click();
    const run = popup.getByRole('list', { name: /Contacts of/ });
    await expect.poll(() => run.getByRole('listitem').count()).toBe(3);
    const [first, second, third] = await run.getByRole('listitem').allInnerTexts();
    expect(first).toContain(names[0]);
    expect(first).toContain('Personalized');
    expect(second).toContain(names[1]);
    expect(second).toContain('Failed');
    expect(second).toContain('Missing profile data');
    expect(third).toContain(names[2]);
    expect(third).toContain('Personalized');
  });
});

describe('without a credit', () => {
  it('no run can start, and the rep is told where credits are bought', async () => {
    await chooseAll();
    await sequence.start.click();
    await sequence.dialog.waitFor();
    expect(await sequence.dialog.getByRole('button', { name: /Personalize/ }).count()).toBe(0);
    const [billing] = await Promise.all([
      browser.context.waitForEvent('page'),
      sequence.dialog.getByText('Buy credits').click(),
    ]);
    await billing.getByRole('heading', { name: 'Plans & Billing' }).waitFor();
    expect(await sequence.statuses()).toEqual(Array(5).fill('idle'));
  });

  it('a selection that one credit is short of is not covered either', async () => {
    await browser.grant(1);
    await chooseAll();
    await sequence.start.click();
    await sequence.dialog.waitFor();
    expect(await sequence.dialog.getByRole('button', { name: /Personalize/ }).count()).toBe(0);
    expect(await browser.balances()).toMatchObject({ available: 1, retained: 0 });
  });
});

describe('with enough credits', () => {
  it('a run starts without a question, and another category costs less', async () => {
    await browser.grant(7);
    await chooseAll();
    await sequence.chooseCategory('step-1', 'recruiter');
    await expect.poll(() => sequence.counterText()).toContain('5 contacts × 1 = 5 credits');
    await sequence.start.click();
    await expect.poll(() => sequence.statuses()).toEqual(Array(5).fill('personalizing'));
    expect(await browser.balances()).toMatchObject({ available: 2, retained: 5 });
  });
});
