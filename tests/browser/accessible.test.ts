import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../server/http/pages/copy';
import { joinPage } from '../../server/http/pages/joinPage';
import { paymentPage } from '../../server/http/pages/paymentPage';
import { forgetDraft } from './kit/draft';
import { hasFocus, tabTo, unseenFocus } from './kit/focus';
import { Harness } from './kit/harness';
import { clipped, overflowing } from './kit/reflow';
import { LETTERS } from './kit/translations';
import { fontsUsed, wear } from './kit/typefaces';
import { violations } from './kit/violations';
import { SCREENS } from './screens';
import { enter, LIGHT, MODES } from './screens/modes';

// Every screen in every state and mode, and whole tasks by keyboard, in one browser.

let browser: Harness;

beforeAll(async () => {
  browser = await Harness.start({ contacts: 5, manual: true });
  await browser.backgroundPage();
});
afterAll(() => browser.stop());
afterEach(async () => {
  const background = await browser.backgroundPage();
  for (const page of browser.context.pages()) if (page !== background) await page.close();
});

describe('every screen', () => {
  it.each(SCREENS)('is accessible in every mode: $name', async (screen) => {
    const page = await screen.open(browser);
    await wear(page, 'wide');
    const { part } = screen;
    const found: Record<string, readonly string[]> = {};
    for (const mode of MODES) {
      await enter(page, screen, mode);
      found[mode.name] = await violations(page, part, mode.rules);
      if (part === 'html' && (await scrollsSideways(page))) found[`${mode.name}, scrolled`] = ['sideways'];
    }
    await enter(page, screen, LIGHT);
    found['in every typeface and language'] = await overflowing(page, part);
    // To the counter, the Tab key comes through the app.
    if (part !== 'jason-ai-credits') found['by the Tab key'] = await unseenFocus(page);
    found['text set apart'] = await clipped(page, part);
    expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
  });
});

it.each(LANGUAGES)('the server’s own pages have room in every typeface: %s', async (language) => {
  const page = await browser.context.newPage();
  for (const { html } of [joinPage(language), paymentPage(language, 'done'), paymentPage(language, 'left')]) {
    await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(String(await html))}`);
    await page.evaluate(() => {
      for (const hidden of document.querySelectorAll('[hidden]')) hidden.removeAttribute('hidden');
    });
    await wear(page, 'wide');
    expect(await overflowing(page, 'html', [])).toEqual([]);
  }
});

it.each(['wide', 'narrow'] as const)(
  'no typeface of the machine has a part in it, in any language: %s',
  async (typeface) => {
    const page = await browser.openExtensionPage('options.html');
    await page.evaluate((letters) => document.body.replaceChildren(letters), LETTERS.join(' '));
    await wear(page, typeface);
    const origins = (await fontsUsed(page)).map(({ isCustomFont }) =>
      isCustomFont ? 'brought' : 'the machine',
    );
    expect(new Set(origins)).toEqual(new Set(['brought']));
  },
);

it('one typeface is wider than the other', async () => {
  const page = await browser.openExtensionPage('options.html');
  const widths: number[] = [];
  for (const typeface of ['wide', 'narrow'] as const) {
    await wear(page, typeface);
    const heading = page.getByRole('heading', { level: 1 });
    widths.push(
      await heading.evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range.getBoundingClientRect().width;
      }),
    );
  }
  const [wide = 0, narrow = 0] = widths;
  expect(wide).toBeGreaterThan(1.05 * narrow);
});

function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth;
  });
}

/** Whether the focus is in the pop-up, or nowhere in the page: past its last button, the browser's own controls come. */
function keepsFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { activeElement, body } = document;
    return activeElement === body || activeElement?.localName === 'jason-ai-credits-dialog';
  });
}

describe('by keyboard alone', () => {
  it('a rep starts a run; the pop-up keeps the focus, and gives it back to where they came from', async () => {
    await browser.startOver(7);
    const sequence = await browser.openSequence();
    await sequence.selectPage();
    const { keyboard } = sequence.page;
    await sequence.start.focus();
    await keyboard.press('Enter');
    await sequence.dialog.waitFor();
    for (const key of [...Array(5).fill('Tab'), ...Array(5).fill('Shift+Tab')]) {
      await keyboard.press(key);
      expect(await keepsFocus(sequence.page)).toBe(true);
    }
    await keyboard.press('Escape');
    await sequence.dialog.waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(sequence.start)).toBe(true);

    await keyboard.press('Space');
    await tabTo(sequence.page, sequence.dialog.getByRole('button', { name: 'Personalize the first 3' }));
    await keyboard.press('Enter');
    await expect.poll(() => browser.balances()).toMatchObject({ available: 1, retained: 6 });

    const popup = await browser.openExtensionPage('popup.html');
    await tabTo(popup, popup.getByRole('button', { name: /Opener.*Sequence 101/ }));
    await popup.keyboard.press('Enter');
    await popup.getByRole('list', { name: /Contacts of/ }).waitFor();
    const release = popup.getByRole('button', { name: /^Release the credits/ });
    await tabTo(popup, release, 'Shift+Tab');
    await popup.keyboard.press('Enter');
    // The answer that changes nothing has the focus first.
    await expect.poll(() => hasFocus(popup.getByRole('button', { name: 'Keep' }))).toBe(true);
    await popup.keyboard.press('Enter');
    await expect.poll(() => hasFocus(release)).toBe(true);
    await popup.keyboard.press('Enter');
    await tabTo(popup, popup.getByRole('button', { name: 'Release now' }), 'Shift+Tab');
    await popup.keyboard.press('Enter');
    await popup.getByText('6 credits are available again').waitFor();
    await expect.poll(() => hasFocus(popup.getByRole('heading', { name: 'Retained for runs' }))).toBe(true);
  });

  it('credits are bought', async () => {
    await browser.startOver();
    const billing = await browser.openExtensionPage('billing.html');
    const { keyboard } = billing;
    const plus = billing.getByRole('button', { name: 'Add Jason AI credits' });
    await tabTo(billing, plus);
    await keyboard.press('Enter');
    await tabTo(billing, billing.getByLabel('Amount'));
    await keyboard.type('500');
    await tabTo(billing, billing.getByRole('button', { name: 'Recalculate total' }));
    await keyboard.press('Enter');
    await billing.getByText('$45.00').waitFor();
    await tabTo(billing, billing.getByRole('button', { name: 'Confirm' }));
    await keyboard.press('Enter');
    await billing.getByText('500 credits were added').waitFor();
    await expect.poll(() => hasFocus(plus)).toBe(true);
  });

  it('all data is exported, erased and imported', async () => {
    await browser.startOver(7);
    const options = await browser.openExtensionPage('options.html');
    const { keyboard } = options;
    const press = async (name: string) => {
      await tabTo(options, options.getByRole('button', { name, exact: true }));
      await keyboard.press('Enter');
    };
    const [download] = await Promise.all([options.waitForEvent('download'), press('Export to a file')]);
    await press('Erase everything');
    await tabTo(options, options.getByRole('button', { name: 'Erase for good' }), 'Shift+Tab');
    await keyboard.press('Enter');
    await options.getByText('Everything was erased').waitFor();
    await expect.poll(() => hasFocus(options.getByRole('button', { name: 'Erase everything' }))).toBe(true);

    const file = options.getByLabel('Backup file');
    await tabTo(options, file, 'Shift+Tab');
    const chooser = options.waitForEvent('filechooser');
    // The browser has to know that its own window isn't wanted before it is asked for: this is answered after that.
    expect(await hasFocus(file)).toBe(true);
    await keyboard.press('Space');
    await (await chooser).setFiles(await download.path());
    await tabTo(options, options.getByRole('button', { name: 'Replace everything' }), 'Shift+Tab');
    await keyboard.press('Enter');
    await options.getByText('Imported 1 entry').waitFor();
    await expect.poll(() => hasFocus(file)).toBe(true);
    expect(await browser.balances()).toMatchObject({ available: 7 });
  });

  it('a setting that can’t be saved is told at its field, and saved when it is put right', async () => {
    const options = await browser.openExtensionPage('options.html');
    const field = options.getByLabel('Warn when this many credits');
    await tabTo(options, field);
    await options.keyboard.press('ControlOrMeta+A');
    await options.keyboard.type('few');
    await options.keyboard.press('Enter');
    await options.getByText('Enter a whole number, 0 or more.').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const described = (await field.getAttribute('aria-describedby'))?.split(' ') ?? [];
    const words = await Promise.all(described.map((id) => options.locator(`[id="${id}"]`).textContent()));
    expect(words).toContain('Enter a whole number, 0 or more.');
    await options.keyboard.press('ControlOrMeta+A');
    await options.keyboard.type('5');
    await options.keyboard.press('Enter');
    await options.getByText('Saved.').waitFor();
    expect(await browser.ask('settings.get', {})).toMatchObject({ lowCreditThreshold: 5 });
  });

  it('a profile is changed and saved in the workshop', async () => {
    await forgetDraft(await browser.backgroundPage());
    const workshop = await browser.openExtensionPage('workshop.html');
    await tabTo(workshop, workshop.getByLabel('Name', { exact: true }));
    await workshop.keyboard.press('End');
    await workshop.keyboard.type(', mended');
    await tabTo(workshop, workshop.getByRole('button', { name: 'Save and use' }));
    await workshop.keyboard.press('Enter');
    await workshop.getByText("Saved. It's in use.").waitFor();
    const { own } = await browser.ask('profiles.get', {});
    expect(own[0]?.name).toMatch(/, mended$/);
  });
});

describe('where less motion is wished for', () => {
  it.each([
    ['reduce', 0],
    ['no-preference', 1],
  ] as const)('nothing moves: %s', async (reducedMotion, atLeast) => {
    const screen = SCREENS.find(({ name }) => name === 'popup-running');
    if (screen === undefined) throw new Error('There is no such screen');
    const popup = await screen.open(browser);
    await popup.emulateMedia({ reducedMotion });
    const moving = await popup.evaluate(() => {
      document.querySelector<HTMLElement>('.run-toggle')?.click();
      return new Promise<number>((resolve) => {
        // Twice: what the press has changed is drawn between the two.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.getAnimations().length)));
      });
    });
    if (atLeast === 0) expect(moving).toBe(0);
    else expect(moving).toBeGreaterThanOrEqual(atLeast);
  });

  it.each([
    ['reduce', 'none'],
    ['no-preference', 'auto'],
  ] as const)('the bar of what takes its time stands still: %s', async (reducedMotion, appearance) => {
    const screen = SCREENS.find(({ name }) => name === 'dialog-retaining');
    if (screen === undefined) throw new Error('There is no such screen');
    const page = await screen.open(browser);
    await page.emulateMedia({ reducedMotion });
    const bar = page.locator('jason-ai-credits-dialog progress');
    expect(await bar.evaluate((bar) => getComputedStyle(bar).appearance)).toBe(appearance);
  });
});
