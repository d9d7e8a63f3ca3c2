import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { Amount, Credits } from '../lib/protocol/parts.ts';
import { practicePrices } from '../lib/protocol/practicePrices.ts';
import { createPriceList, type PriceList } from '../lib/protocol/priceList.ts';
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
  const result = v.safeParse(Prices, content, { abortEarly: true });
  if (result.success) return createPriceList(result.output.prices, result.output.currency);
  const [issue] = result.issues;
  throw new ConfigError(`PRICES: ${path}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
}
