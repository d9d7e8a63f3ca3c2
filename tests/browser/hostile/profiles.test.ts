import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PageProfile } from '../../../lib/profile/profile';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import type { SequencePage } from '../kit/sequencePage';
import { HostileBrowser, NOTHING_BUT_THE_GRANT } from './hostileBrowser';

// What a page profile that somebody else has written can have the extension do in a page: nothing but to choose contacts.

const { contacts, outcomes } = replySequenceEditor;
const SECRET = 'rk_live_0123456789';

let browser: HostileBrowser;
let sequence: SequencePage;
beforeAll(async () => {
  browser = await HostileBrowser.start();
});
afterAll(() => browser.stop());
beforeEach(() => browser.reset());
afterEach(() => sequence.page.close());

/** Opens the sequence with a profile that is as the shipped one but for this, with what it is after on the page. */
async function openWith(change: Partial<PageProfile>, html = '', into = 'main'): Promise<void> {
  const settings = await browser.harness.ask('settings.get', {});
  const profiles = [{ ...replySequenceEditor, ...change }];
  await browser.harness.ask('settings.set', { settings: { ...settings, profiles } });
  sequence = await browser.open();
  await sequence.page.locator('.person').first().waitFor();
  await sequence.page.evaluate(
    ([html, into]) => {
      const pressed: string[] = [];
      Object.assign(window, { pressed });
      for (const place of document.querySelectorAll(into)) place.insertAdjacentHTML('beforeend', html);
      for (const it of document.querySelectorAll('.it')) {
        for (const type of ['pointerdown', 'click', 'input', 'submit']) {
          it.addEventListener(type, () => pressed.push(type));
        }
      }
    },
    [html, into] as const,
  );
}

const pressed = () => sequence.page.evaluate(() => (window as unknown as { pressed: string[] }).pressed);

/** The page personalizes somebody: it works as if nobody stood there. */
const begins = () => expect.poll(async () => new Set(await sequence.statuses()).size).toBe(2);

/** The rep chooses all contacts, of whom three are covered, and goes as far as it goes. */
async function goAllTheWay(): Promise<void> {
  await sequence.selectPage();
  await sequence.start.click();
  await sequence.dialog.waitFor();
  const goOn = sequence.dialog.getByRole('button', { name: 'Personalize the first 3' });
  if ((await goOn.count()) > 0) await goOn.click();
  await expect.poll(() => sequence.dialog.textContent()).toMatch(/select|choose/i);
}

describe('presses nothing that isn’t the list’s', () => {
  it.each<[string, Partial<PageProfile>, string, string]>([
    [
      'a control of another part, for what empties the selection',
      { reduce: { by: 'choosing', clear: '.it' } },
      '<section><h2>Danger</h2><button type="button" class="it">All contacts</button></section>',
      'main',
    ],
    [
      'one whose name says what it does',
      { reduce: { by: 'choosing', clear: '.it' } },
      '<button type="button" class="it">Delete all contacts</button>',
      '.people__bar',
    ],
    [
      'a link that leads away',
      { reduce: { by: 'choosing', clear: '.it' } },
      '<a class="it" href="#/settings/api">None</a>',
      '.people__bar',
    ],
    [
      'a setting’s field and its button',
      { reduce: { by: 'trimming', field: '.it', apply: '.it + button' } },
      '<form><input name="from"><input type="number" class="it" value="50"><button class="it">Apply</button></form>',
      '.people__bar',
    ],
  ])('not %s', async (_, change, html, into) => {
    await openWith(change, html, into);
    await goAllTheWay();
    expect(await pressed()).toEqual([]);
    expect(await browser.entries()).toEqual(NOTHING_BUT_THE_GRANT);
  });

  it('nor a button in a row, for its checkbox', async () => {
    const checkbox = { ...contacts, checkbox: '.it', chosen: ':has(.person__check:checked)' };
    await openWith(
      { contacts: checkbox },
      '<td><button type="button" class="it">Take</button></td>',
      '.person',
    );
    await sequence.selectPage();
    await sequence.start.click();
    await sequence.dialog.waitFor();
    expect(await pressed()).toEqual([]);
    expect(await browser.entries()).toEqual(NOTHING_BUT_THE_GRANT);
  });
});

it('stops at a press that does something else than to choose, and nothing stays retained', async () => {
  const reduce = { by: 'choosing', clear: '.it' } as const;
  await openWith({ reduce }, '<button type="button" class="it">Go</button>', '.people__bar');
  await sequence.page.evaluate(() => {
    document.querySelector('.it')?.addEventListener('click', () => {
      document.querySelector<HTMLElement>('.people__clear')?.click();
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div role="alertdialog">Really? <button>Yes</button></div>',
      );
    });
  });
  await sequence.selectPage();
  await sequence.start.click();
  await sequence.answer('Personalize the first 3');
  await expect.poll(() => browser.harness.balances()).toMatchObject({ available: 7, retained: 0 });
  expect(await sequence.page.locator('.person__check:checked').count()).toBe(0);
  browser.expectNobodyBegun();
});

describe('reads nothing that isn’t a list of contacts', () => {
  const id = [{ selector: '.it', attribute: 'data-key' }];

  it('not a form, nor what is typed in it', async () => {
    const row = { ...contacts, row: '.form', id, name: { selector: '.it' }, checkbox: '.on' };
    await openWith(
      { contacts: row, list: { kind: 'whole' }, selected: { by: 'rows' }, reduce: null },
      `<form class="form"><input type="checkbox" class="on" checked><textarea class="it" data-key="${SECRET}">${SECRET}</textarea></form>`,
    );
    const missing = async () =>
      (await browser.harness.ask('diagnosis.get', {})).flatMap((one) => one.missing);
    await expect.poll(missing).toContain('contacts');
    await sequence.page.locator('.person__check').first().check();
    await sequence.start.click();
    await begins();
    expect(await browser.entries()).toEqual(NOTHING_BUT_THE_GRANT);
  });

  it('not a page of settings, whatever the pattern of its address', async () => {
    const urls = ['https://run.reply.io/Dashboard/Material*#/campaign/{id}/*'];
    await openWith({ urls });
    await expect.poll(() => sequence.counterText()).toContain('credits');
    await sequence.page.evaluate(() => {
      location.hash = '#/campaign/101/settings';
    });
    await sequence.counter.waitFor({ state: 'detached' });
  });

  it('and leaves the page to itself where the start control is no such thing', async () => {
    await openWith({ start: 'main.sequence :is(.people)', outcomes });
    await sequence.page.locator('.person__check').first().check();
    await sequence.start.click();
    await begins();
    expect(await browser.entries()).toEqual(NOTHING_BUT_THE_GRANT);
  });
});
