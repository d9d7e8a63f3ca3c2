import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agGrid } from '../../grids/agGrid/profile';
import { muiGrid } from '../../grids/muiGrid/profile';
import { tabulator } from '../../grids/tabulator/profile';
import { trimmingList } from '../../grids/virtualList/profile';
import { GridBrowser, type GridPage } from '../kit/gridBrowser';
import { contactIds, outcomesOf } from '../kit/vendorFacts';

let browser: GridBrowser;
beforeAll(async () => {
  browser = await GridBrowser.start();
});
afterAll(() => browser.stop());

/** Pages of 5,000 contacts, a few dozen of whom are in the document: their profile, price, and controls. */
const GRIDS = [
  {
    name: 'AG Grid',
    profile: agGrid,
    price: 2,
    all: '.ag-header-select-all input',
    check: '[row-id="c-0002"] .ag-selection-checkbox input',
  },
  {
    name: 'Tabulator, in German, over two emails',
    profile: tabulator,
    price: 3,
    all: '.tabulator-header input[type="checkbox"]',
    check: '.tabulator-row:has-text("contact.0002@") input',
  },
  {
    name: 'MUI DataGrid, in Hindi',
    profile: muiGrid,
    price: 1,
    all: '.MuiDataGrid-columnHeaderCheckbox input',
    check: '[data-id="c-0002"] input',
  },
  {
    name: 'a TanStack Virtual list that trims',
    profile: trimmingList,
    price: 2,
    all: '.all',
    check: '.virtual-row:has-text("Contact 0002") .mark',
  },
];

describe.each(GRIDS)('$name', ({ profile, price, all, check }) => {
  const credits = (contacts: number) => new Intl.NumberFormat('en').format(contacts * price);
  const open = () => browser.open(`${profile.id}/sequences/7`);

  it('says what all 5,000 cost, nobody, and one, who is personalized without a question', async () => {
    await browser.reset(10 * price, profile);
    const grid = await open();
    await grid.page.locator(all).click();
    await expect
      .poll(() => grid.counterText())
      .toContain(`5,000 contacts × ${price} = ${credits(5_000)} credits`);
    await grid.page.locator('.clear').click();
    await expect.poll(() => grid.counterText()).not.toContain('×');
    await grid.page.locator(check).click();
    await expect.poll(() => grid.counterText()).toContain(`1 contact × ${price} = ${credits(1)} credit`);
    await grid.start.click();
    await expect.poll(() => grid.asked()).toEqual([['c-0002']]);
    await expect.poll(() => browser.balances()).toMatchObject({ retained: 0, used: price });
  });

  it('personalizes exactly the first 6 of 5,000, and settles what became of them', async () => {
    const has = 6 * price + price - 1;
    await browser.reset(has, profile);
    const grid = await open();
    await grid.page.locator(all).click();
    await expectOffer(grid, [credits(5_000), String(has)], 6);
    await grid.answer('Personalize the first 6');
    await expect.poll(() => grid.asked()).toEqual([contactIds(1, 6)]);
    await expect
      .poll(() => browser.balances())
      .toMatchObject({ retained: 0, used: 5 * price, available: has - 5 * price });
    expect(await browser.outcomes()).toEqual(outcomesOf(1, 6));
  });

  it('personalizes contacts that are in the list further than it is drawn, and settles all with nobody there', async () => {
    await browser.reset(60 * price, profile);
    const grid = await open();
    await grid.page.locator(all).click();
    await expectOffer(grid, [credits(5_000)], 60);
    await grid.answer('Personalize the first 60');
    await expect.poll(() => grid.asked()).toEqual([contactIds(1, 60)]);
    await expect
      .poll(() => browser.balances(), { timeout: 60_000 })
      .toMatchObject({ retained: 0, used: 48 * price, available: 12 * price });
    expect(await browser.outcomes()).toEqual(outcomesOf(1, 60));
    expect(await grid.asked()).toHaveLength(1);
  });
});

it('a rep who has turned the pages of MUI DataGrid still has the first contacts of the list personalized', async () => {
  await browser.reset(6, muiGrid);
  const grid = await browser.open('mui-grid/sequences/7');
  await grid.page.locator('.MuiDataGrid-columnHeaderCheckbox input').click();
  // The grid has no control that leads to its first page at once.
  for (const first of ['c-0101', 'c-0201']) {
    await grid.page.locator('[data-mui-pagination-action="next"]').click();
    await grid.page.locator(`[data-id="${first}"]`).waitFor();
  }
  await expectOffer(grid, ['5,000'], 6);
  await grid.answer('Personalize the first 6');
  await expect.poll(() => grid.asked()).toEqual([contactIds(1, 6)]);
});

/** Presses start, and reads the pop-up before anything is spent. */
async function expectOffer(grid: GridPage, numbers: readonly string[], covered: number): Promise<void> {
  await grid.start.click();
  await grid.dialog.waitFor();
  const told = (await grid.dialog.textContent()) ?? '';
  for (const number of ['5,000', ...numbers, `first ${covered} contacts`]) expect(told).toContain(number);
  expect(await grid.asked()).toEqual([]);
  expect(await browser.balances()).toMatchObject({ retained: 0 });
}
