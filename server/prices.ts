import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { parse } from '../lib/protocol/parse.ts';
import { Amount, Credits } from '../lib/protocol/parts.ts';
import { practicePrices } from '../lib/protocol/practicePrices.ts';
import { createPriceList, type PriceList } from '../lib/protocol/priceList.ts';
import { toProblem } from '../lib/protocol/problem.ts';
import { ConfigError } from './config.ts';

const Prices = v.strictObject({
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'A currency is three capital letters')),
  prices: v.pipe(
    v.array(v.strictObject({ credits: Credits, totalMinor: Amount })),
    v.minLength(1),
    v.check(
      (prices) => new Set(prices.map(({ credits }) => credits)).size === prices.length,
      'An amount of credits has two prices',
    ),
  ),
});

/**
 * Reads what credits cost.
 *
 * @param path of a JSON file `{ "currency": "USD", "prices": [{ "credits": 100, "totalMinor": 1000 }] }`; null for the
 *   practice prices
 * @throws ConfigError that says what is wrong with the file
 */
export async function readPrices(path: string | null): Promise<PriceList> {
  if (path === null) return practicePrices;
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new ConfigError(`PRICES: ${path} can't be read as JSON`, { cause });
  }
  try {
    const { prices, currency } = parse(Prices, content, 'invalid-input');
    return createPriceList(prices, currency);
  } catch (cause) {
    throw new ConfigError(`PRICES: ${path}: ${toProblem(cause).detail}`, { cause });
  }
}
