import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_PROFILES } from '../../lib/profile/shipped';
import arabic from '../../public/_locales/ar/messages.json';
import { layoutFaults } from './kit/layout';
import { SequencePage } from './kit/sequencePage';
import { browserIn, browserWithAccents, type SpokenBrowser } from './kit/spoken';
import { wear } from './kit/typefaces';
import { answer, type Staged, stage } from './screens/answers';
import { CONTACTS, MEMBERS, OFFLINE, OPEN_RUN, runOf, TEAM, viewOf } from './screens/given';

const VIEW = answer('view.get', viewOf({ team: TEAM, sync: OFFLINE }));
const RUNS: readonly Staged[] = [
  answer('runs.list', { runs: [OPEN_RUN, runOf()], more: false }),
  answer('runs.contacts', { contacts: CONTACTS, more: false }),
];

let browser: SpokenBrowser;

/** Opens a page as in a window at 200 % zoom, and waits until it has nothing more to load. */
async function open(
  path: 'popup.html' | 'options.html' | 'billing.html' | 'workshop.html' | 'usage.html' | 'welcome.html',
  staged: readonly Staged[] = [],
): Promise<Page> {
  const page = await browser.openExtensionPage(path, async (tab) => {
    await stage(tab, staged);
    await tab.setViewportSize({ width: path === 'popup.html' ? 360 : 640, height: 600 });
  });
  await page.getByRole('heading').first().waitFor();
  await expect.poll(() => page.locator('.loading').count()).toBe(0);
  return page;
}

/** The popup, with a run that is under way, opened. */
async function openPopup(): Promise<Page> {
  const popup = await open('popup.html', [VIEW, ...RUNS]);
  await popup.locator('.run-toggle').first().click();
  await popup.locator('.contact').first().waitFor();
  return popup;
}

/** A sequence with its page of 5 contacts chosen, where there are 7 credits: enough for 3 of them. */
async function openSequence(): Promise<SequencePage> {
  await browser.grant(7);
  const sequence = new SequencePage(await browser.openSequence('101'));
  await sequence.selectPage();
  await sequence.counter.locator('.short').waitFor();
  return sequence;
}

async function expectAllSeen(page: Page, part = 'html'): Promise<void> {
  for (const typeface of ['wide', 'narrow'] as const) {
    await wear(page, typeface);
    const { cut } = await layoutFaults(page, part);
    expect(cut, typeface).toEqual([]);
  }
}

describe('in words that are longer than the English ones and have accents', () => {
  beforeAll(async () => {
    browser = await browserWithAccents();
  });
  afterAll(() => browser.stop());

  /** What isn't from the copy: names, reasons and an example of an address. */
  const GIVEN = [
    ...CONTACTS.flatMap(({ name, reason }) => [name, reason]),
    ...[TEAM, ...MEMBERS, ...SHIPPED_PROFILES].map(({ name }) => name),
    'https://',
  ];

  async function expectAllFromCopy(page: Page, part = 'html'): Promise<void> {
    const { plain } = await layoutFaults(page, part);
    expect(plain.filter((words) => !GIVEN.includes(words))).toEqual([]);
  }

  it('the popup shows all of them, and no others', async () => {
    const popup = await openPopup();
    await expectAllSeen(popup);
    await expectAllFromCopy(popup);
    await popup.close();
  });

  it.each(['options.html', 'workshop.html', 'usage.html', 'welcome.html'] as const)(
    '%s shows all of them, and no others',
    async (path) => {
      const page = await open(path);
      await expectAllSeen(page);
      await expectAllFromCopy(page);
      await page.close();
    },
  );

  it('billing.html and its wizard show all of them, and no others', async () => {
    const page = await open('billing.html', [VIEW, answer('team.members', MEMBERS)]);
    await page.locator('.plus').click();
    await page.getByRole('combobox').waitFor();
    await expectAllSeen(page);
    await expectAllFromCopy(page);
    await page.close();
  });

  it('the counter and the pop-up show all of them, and no others', async () => {
    const sequence = await openSequence();
    await expectAllSeen(sequence.page, 'jason-ai-credits');
    await expectAllFromCopy(sequence.page, 'jason-ai-credits');
    await sequence.start.click();
    await sequence.dialog.waitFor();
    await expectAllSeen(sequence.page, 'jason-ai-credits-dialog');
    await expectAllFromCopy(sequence.page, 'jason-ai-credits-dialog');
    await sequence.page.close();
  });
});

describe('in Arabic', () => {
  beforeAll(async () => {
    browser = await browserIn('ar');
  });
  afterAll(() => browser.stop());

  /** The words for a number of things, the number kept to itself between words that run the other way. */
  const counted = (words: { message: string }, number: number) =>
    words.message.replace('$1', `\u2068${number}\u2069`);

  it('the popup runs from right to left, and counts as Arabic does', async () => {
    const popup = await openPopup();
    expect(await popup.locator('html').getAttribute('lang')).toBe('ar');
    expect(await popup.locator('body').evaluate((body) => getComputedStyle(body).direction)).toBe('rtl');
    // 2 has a form of its own, 3 to 10 have another, 11 to 99 a third.
    const facts = await popup.locator('main').textContent();
    expect(facts).toContain(counted(arabic.popup_run_returned_few, 4));
    expect(facts).toContain(counted(arabic.popup_run_returned_two, 2));
    expect(facts).toContain(counted(arabic.popup_hold_retained_many, 16));
    await expectAllSeen(popup);
    await popup.close();
  });

  it('the counter and the pop-up do, in a page that runs from left to right', async () => {
    const sequence = await openSequence();
    const { counter, dialog, start } = sequence;
    expect(await counter.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    expect(await counter.textContent()).toContain(counted(arabic.credits_few, 7));
    expect(await counter.textContent()).toContain(counted(arabic.counter_covers_few, 3));
    await expectAllSeen(sequence.page, 'jason-ai-credits');
    await start.click();
    await dialog.getByText(counted(arabic.dialog_over_title_few, 3)).waitFor();
    expect(await dialog.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    expect(await sequence.page.evaluate(() => getComputedStyle(document.body).direction)).toBe('ltr');
    await expectAllSeen(sequence.page, 'jason-ai-credits-dialog');
    await sequence.page.close();
  });
});
