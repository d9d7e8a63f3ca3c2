import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageProfile } from '../../../lib/profile/profile';
import { focusTrap } from '../../grids/focusTrap/profile';
import { muiDialog } from '../../grids/muiDialog/profile';
import { muiShadow } from '../../grids/muiShadow/profile';
import { nativeDialog } from '../../grids/nativeDialog/profile';
import { keyCapture, loadMore, rootFont, translated } from '../../grids/plain/profile';
import { PRESSES, type Press } from '../../grids/pressed/presses';
import { pressed } from '../../grids/pressed/profile';
import { radixDialog } from '../../grids/radixDialog/profile';
import { reactAria } from '../../grids/reactAria/profile';
import { GridBrowser, type GridPage } from '../kit/gridBrowser';
import { press, pressWithin, WAYS, type Way } from '../kit/press';
import { contactIds, outcomesOf } from '../kit/vendorFacts';

let browser: GridBrowser;
beforeAll(async () => {
  browser = await GridBrowser.start();
});
afterAll(() => browser.stop());

/** Whoever isn't drawn is chosen, and looked for, page by page. */
const LONG = { timeout: 30_000 };

interface CheckedPage {
  readonly profile: PageProfile;
  /** Of one contact, in credits. */
  readonly price: number;
  /** How many contacts its list has. */
  readonly size: number;
  /** How many of all are personalized at last: more than are drawn, where not all are. */
  readonly many: number;
  /** How many of all the counter can tell of: all, where absent. */
  readonly told?: number;
  /** What is pressed, one after the other, to choose all, and nobody. */
  readonly all: readonly string[];
  readonly clear: readonly string[];
  /** The checkbox of a contact, by its place in the list from 1 on. */
  readonly check: (place: number) => string;
  /** Waits until its list is there, and nothing above it. */
  readonly ready?: (page: GridPage) => Promise<void>;
  /** Presses what starts a run: the start control, where absent. */
  readonly start?: (page: GridPage, way: Way) => Promise<void>;
  readonly ways?: readonly Way[];
}

const named = (place: number) => `Contact ${String(place).padStart(4, '0')}`;

/** A list written by hand, the same on each page but for what is around it. */
const plain = (profile: PageProfile): CheckedPage => ({
  profile,
  price: 1,
  size: 30,
  many: 20,
  all: ['.all'],
  clear: ['.none'],
  check: (place) => `.row:has-text("${named(place)}") .pick`,
});

const SELECT = '[data-test-id="select-control-button"]';

const PAGES: readonly CheckedPage[] = [
  {
    profile: reactAria,
    price: 2,
    size: 300,
    many: 40,
    all: ['.react-aria-TableHeader .mark'],
    clear: ['.clear'],
    check: (place) => `.react-aria-Row:has-text("${named(place)}") .mark`,
  },
  plain(pressed('pointerdown')),
  plain(focusTrap),
  plain(keyCapture),
  plain(radixDialog),
  plain(nativeDialog),
  plain(muiDialog),
  plain(rootFont),
  plain(translated),
  plain(loadMore),
  {
    profile: muiShadow,
    price: 2,
    size: 1_240,
    told: 124,
    many: 130,
    all: [SELECT, '[role="menuitem"]:has-text("All in list")'],
    clear: [SELECT, '[role="menuitem"]:has-text("None")'],
    check: (place) => `.MuiTableRow-root:has-text("${named(place)}") input`,
    ready: (page) => page.find('button:has-text("Maybe later")').click(),
  },
];

describe.each(PAGES)('$profile.id', (checked) => {
  const { profile, price, size, many, told = size } = checked;
  const inTurn = onOnePage(checked);
  const { format } = new Intl.NumberFormat('en');

  inTurn('says what nobody, one, three and all cost', async (page) => {
    await expect.poll(() => page.counterText()).not.toContain('×');
    await page.find(checked.check(1)).click();
    await expect.poll(() => page.counterText()).toContain(`1 contact × ${price} = ${price} credit`);
    for (const place of [2, 3]) await page.find(checked.check(place)).click();
    await expect.poll(() => page.counterText()).toContain(`3 contacts × ${price} = ${3 * price} credits`);
    await pressAll(page, checked.all);
    const all = `${format(told)} contacts × ${price} = ${format(told * price)} credits`;
    await expect.poll(() => page.counterText()).toContain(all);
    await pressAll(page, checked.clear);
    await expect.poll(() => page.counterText()).not.toContain('×');
  });

  inTurn('starts nothing without credits', async (page) => {
    await page.find(checked.check(1)).click();
    await page.start.click();
    // Where the page doesn't say how many are chosen, they are counted first.
    await page.dialog.getByRole('button', { name: 'Close' }).waitFor();
    expect(await page.dialog.getByRole('button', { name: /Personalize/ }).count()).toBe(0);
    await page.page.keyboard.press('Escape');
    await page.dialog.waitFor({ state: 'detached' });
    expect(await page.askedInTheEnd()).toEqual([]);
    await pressAll(page, checked.clear);
  });

  holdsEachPress(checked, inTurn);

  it(`personalizes exactly the first ${many} of all, and settles them with nobody touching the page`, async () => {
    await browser.reset(many * price + price - 1, profile);
    const page = await open(checked);
    await pressAll(page, checked.all);
    await expect.poll(() => page.counterText()).toContain('×');
    await page.start.click();
    await page.dialog.waitFor();
    expect(await page.askedInTheEnd()).toEqual([]);
    await page.answer(`Personalize the first ${many}`);
    await expect.poll(() => page.asked(), LONG).toEqual([contactIds(1, many)]);
    await expect.poll(() => browser.balances(), LONG).toMatchObject({ retained: 0 });
    expect(await browser.outcomes()).toEqual(outcomesOf(1, many));
  });
});

/** How what isn't a press of the start control itself is done. */
const STARTED: Partial<Record<Press, Pick<CheckedPage, 'start' | 'ways'>>> = {
  // The other ways come to the same events as at pointerdown, whose page is one of those above.
  mousedown: { ways: ['mouse', 'touch'] },
  pointerup: { ways: ['mouse', 'touch'] },
  mouseup: { ways: ['mouse'] },
  touchend: { ways: ['mouse', 'touch'] },
  keydown: { ways: ['mouse', 'Enter', 'Space'] },
  submit: { ways: ['mouse', 'Enter'] },
  menu: {
    ways: ['mouse', 'Enter'],
    async start(page, way) {
      if ((await page.find('details[open]').count()) === 0) await page.find('summary').click();
      await press(page.find('.entry'), way);
    },
  },
  shortcut: { ways: ['Enter'], start: (page) => page.page.keyboard.press('Control+Enter') },
};

describe.each(PRESSES.slice(1))('a start control that acts at %s', (press) => {
  const checked = { ...plain(pressed(press)), ...STARTED[press] };
  holdsEachPress(checked, onOnePage(checked));
});

it('is as large as elsewhere on a page with a small root font', async () => {
  await browser.reset(0, rootFont);
  const page = await open(plain(rootFont));
  await page.find('.pick').first().click();
  expect(await page.counter.evaluate((counter) => getComputedStyle(counter).fontSize)).toBe('13px');
  await page.start.click();
  await page.dialog.waitFor();
  expect(await page.dialog.boundingBox()).toMatchObject({ width: 448 });
});

type InTurn = (name: string, check: (page: GridPage) => Promise<void>) => void;

async function open({ profile, ready }: CheckedPage): Promise<GridPage> {
  const page = await browser.open(`${profile.id}/sequences/7`);
  await ready?.(page);
  return page;
}

async function pressAll(page: GridPage, selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) await page.find(selector).click();
}

/** Makes checks of one page after the other without loading it anew, for as long as they pass. */
function onOnePage(checked: CheckedPage): InTurn {
  let opened: GridPage | null = null;
  return (name, check) => {
    it(name, async () => {
      if (opened === null) await browser.reset(0, checked.profile);
      const page = opened ?? (await open(checked));
      opened = null;
      await check(page);
      opened = page;
    });
  };
}

/** Three others are chosen for each way, of whom the credits cover two. */
function holdsEachPress(checked: CheckedPage, inTurn: InTurn): void {
  const { price, clear, ways = WAYS, start = (page, way) => press(page.start, way) } = checked;
  for (const [round, way] of ways.entries()) {
    const first = 3 * round + 1;
    inTurn(`holds a press by ${way} until it is answered by it, for exactly the first two`, async (page) => {
      const before = await page.asked();
      await browser.topUp(2 * price);
      if (round > 0) await pressAll(page, clear);
      for (const place of [first, first + 1, first + 2]) await page.find(checked.check(place)).click();
      await expect.poll(() => page.counterText()).toContain(`3 contacts × ${price}`);
      await start(page, way);
      await page.dialog.waitFor();
      expect(await page.askedInTheEnd()).toEqual(before);
      expect(await browser.balances()).toMatchObject({ retained: 0 });
      await pressWithin(page.dialog.getByRole('button', { name: 'Personalize the first 2' }), way);
      await expect.poll(() => page.asked()).toEqual([...before, contactIds(first, first + 1)]);
      await expect.poll(() => browser.balances()).toMatchObject({ retained: 0 });
      expect(await browser.outcomes()).toEqual(outcomesOf(first, first + 1));
    });
  }
}
