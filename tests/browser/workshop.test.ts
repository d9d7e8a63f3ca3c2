import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PageProfile } from '../../lib/profile/profile';
import { forgetDraft } from './kit/draft';
import { Harness } from './kit/harness';
import type { SequencePage } from './kit/sequencePage';

// The profile workshop and the page that it looks at, each in a tab of its own.

let browser: Harness;
let sequence: SequencePage;

beforeAll(async () => {
  browser = await Harness.start({ contacts: 5, manual: true });
  await browser.grant(20);
});
afterAll(() => browser.stop());
afterEach(() => sequence.page.close());

/** Has the page read with a profile that has its rows wrong. */
async function breakRows(): Promise<void> {
  const settings = await browser.ask('settings.get', {});
  const {
    shipped: [shipped],
  } = await browser.ask('profiles.get', {});
  if (shipped === undefined) throw new Error('The extension came without profiles');
  const profile: PageProfile = {
    ...shipped,
    contacts: { ...shipped.contacts, row: '.nobody' },
    selected: { by: 'rows' },
  };
  await browser.ask('settings.set', { settings: { ...settings, profiles: [profile] } });
}

/** What the workshop says that it reads, in a line. */
const summary = (workshop: Page) => workshop.locator('.report-summary');
const overlay = () => sequence.page.locator('jason-ai-credits-workshop');

/** Clicks where an element is, whatever lies over it. */
async function clickOn(selector: string): Promise<void> {
  const box = await sequence.page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is drawn nowhere`);
  await sequence.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Opens the workshop as on a first visit: without the draft of another one. */
async function openWorkshop(): Promise<Page> {
  for (const page of browser.context.pages()) {
    if (page.url().includes('/workshop.html')) await page.close();
  }
  const workshop = await browser.openExtensionPage('workshop.html');
  await forgetDraft(workshop);
  await workshop.reload();
  await workshop.getByText('Read live.').waitFor();
  return workshop;
}

/** What the page itself has seen of presses and keys since this was called. */
async function watchPresses(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'keydown']) {
      document.addEventListener(type, () => seen.push(type));
    }
  });
  return () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
}

describe('a page that is read wrong', () => {
  beforeEach(async () => {
    await breakRows();
    sequence = await browser.openSequence();
    await sequence.selectPage();
  });

  it('is put right by pointing at a row, and read right without a reload', async () => {
    const workshop = await openWorkshop();
    await expect.poll(() => summary(workshop).textContent()).toBe('Nobody is selected.');
    const seen = await watchPresses(sequence.page);

    await workshop.getByRole('button', { name: "Point at it: A contact's row" }).click();
    await overlay().locator('.bar').waitFor();
    await clickOn('.person__name');
    await overlay().waitFor({ state: 'detached' });
    expect(await seen()).toEqual([]);

    const choices = workshop.getByRole('group', { name: "Choose for: A contact's row" });
    await choices.getByRole('button', { name: /^\.person 5 found/ }).click();
    await expect.poll(() => summary(workshop).textContent()).toBe('5 contacts × 2 = 10 credits');

    await workshop.getByRole('button', { name: 'Save and use' }).click();
    await workshop.getByText("Saved. It's in use.").waitFor();
    await sequence.page.bringToFront();
    await expect.poll(() => sequence.counterText()).toContain('5 contacts × 2 = 10 credits');
  });
});

describe('the workshop', () => {
  beforeEach(async () => {
    const settings = await browser.ask('settings.get', {});
    await browser.ask('settings.set', { settings: { ...settings, profiles: [] } });
    sequence = await browser.openSequence();
  });

  it('follows the page while both are seen, and what is typed', async () => {
    const workshop = await openWorkshop();
    await expect.poll(() => summary(workshop).textContent()).toBe('Nobody is selected.');
    await sequence.page.locator('.person__check').nth(1).check();
    await expect.poll(() => summary(workshop).textContent()).toBe('1 contact × 2 = 2 credits');
    await workshop.getByLabel('Opener', { exact: true }).fill('');
    await workshop.getByRole('group', { name: '“opener” means' }).waitFor();
    await expect
      .poll(() => summary(workshop).textContent())
      .toBe("1 contact is selected; what it costs can't be read.");
    await workshop
      .getByRole('group', { name: '“opener” means' })
      .getByRole('button', { name: 'Recruiter' })
      .click();
    await expect.poll(() => summary(workshop).textContent()).toBe('1 contact × 1 = 1 credit');
  });

  it('lets rows be pointed at by keyboard, and Escape gives up', async () => {
    const workshop = await openWorkshop();
    await workshop.getByRole('button', { name: "Point at it: A contact's row" }).click();
    await overlay().locator('.bar').waitFor();
    await sequence.page.keyboard.press('Escape');
    await overlay().waitFor({ state: 'detached' });

    const seen = await watchPresses(sequence.page);
    await workshop.getByRole('button', { name: "Point at it: A contact's row" }).click();
    await overlay().locator('.bar').waitFor();
    await sequence.page.locator('.person__check').first().focus();
    await sequence.page.keyboard.press('ArrowUp');
    await sequence.page.keyboard.press('ArrowUp');
    await sequence.page.keyboard.press('Enter');
    await workshop.getByRole('button', { name: /^\.person 5 found/ }).waitFor();
    expect(await seen()).toEqual([]);
  });

  it.each(['mouse', 'keyboard'])(
    'lets the start button be pointed at by %s, and starts nothing',
    async (by) => {
      await sequence.page.locator('.person__check').first().check();
      const before = await browser.balances();
      const workshop = await openWorkshop();
      await workshop.getByRole('button', { name: 'Point at it: Start button' }).click();
      await overlay().locator('.bar').waitFor();
      const seen = await watchPresses(sequence.page);
      if (by === 'mouse') await clickOn('.personalize');
      else {
        await sequence.page.locator('.personalize').focus();
        await sequence.page.keyboard.press('Enter');
      }
      await workshop
        .getByRole('group', { name: 'Choose for: Start button' })
        .getByText('.personalize')
        .first()
        .waitFor();
      expect(await seen()).toEqual([]);
      expect(await browser.balances()).toEqual(before);
      expect(await sequence.page.locator('.person').first().getAttribute('data-status')).toBe('idle');
    },
  );

  it.each([
    ['that is disabled', () => undefined],
    [
      'that is disabled and takes no pointer',
      () => {
        for (const one of document.querySelectorAll<HTMLElement>('.personalize'))
          one.style.pointerEvents = 'none';
      },
    ],
    [
      'in a dialog that is modal',
      () => {
        const dialog = document.createElement('dialog');
        dialog.append(...document.querySelectorAll('.personalize'));
        document.body.append(dialog);
        dialog.showModal();
      },
    ],
  ])('lets a control be pointed at %s', async (_, change) => {
    await sequence.page.locator('.personalize').waitFor();
    await sequence.page.evaluate(change);
    expect(await sequence.page.locator('.personalize').isDisabled()).toBe(true);
    const workshop = await openWorkshop();
    await workshop.getByRole('button', { name: 'Point at it: Start button' }).click();
    await overlay().locator('.bar').waitFor();
    await clickOn('.personalize');
    await workshop
      .getByRole('group', { name: 'Choose for: Start button' })
      .getByText('.personalize')
      .first()
      .waitFor();
  });

  it('looks at the page again when that has loaded again', async () => {
    const workshop = await openWorkshop();
    await sequence.page.reload();
    await sequence.page.locator('.person__check').first().check();
    await expect.poll(() => summary(workshop).textContent()).toBe('1 contact × 2 = 2 credits');
  });

  it('leaves nothing in the page when it is closed, also while something is pointed at', async () => {
    const workshop = await openWorkshop();
    await workshop.getByRole('button', { name: 'Show: Start button' }).click();
    await overlay().locator('.box').waitFor();
    await workshop.close();
    await overlay().waitFor({ state: 'detached' });
    await sequence.page.locator('.person__check').first().check();
    expect(await sequence.page.locator('.person__check').first().isChecked()).toBe(true);
  });
});
