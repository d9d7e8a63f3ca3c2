import { createPriceList } from './priceList.ts';

/**
 * Practice prices, for where nothing is charged or nobody has set prices yet. Larger amounts are cheaper per credit, as in
 * a real price list, so that Recalculate total has something to show.
 */
export const practicePrices = createPriceList(
  [
    { credits: 100, totalMinor: 1_000 },
    { credits: 500, totalMinor: 4_500 },
    { credits: 1_000, totalMinor: 8_000 },
    { credits: 5_000, totalMinor: 35_000 },
    { credits: 10_000, totalMinor: 60_000 },
  ],
  'USD',
);
