import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { practicePrices } from '../../lib/protocol/practicePrices.ts';
import { ConfigError, readConfig } from '../../server/config.ts';
import { readPrices } from '../../server/prices.ts';

describe('settings', () => {
  it('have good defaults', () => {
    expect(readConfig({})).toEqual({
      port: 8787,
      host: '127.0.0.1',
      databaseUrl: null,
      dataFolder: resolve('.data'),
      publicUrl: null,
      logLevel: 'info',
      rateLimit: 50,
      proxies: 0,
      pricesFile: null,
      stripe: null,
    });
  });

  it('come from the environment', () => {
    const config = readConfig({
      PORT: '80',
      HOST: '::1',
      DATABASE_URL: 'postgres://jason@db/credits',
      DATA_FOLDER: '/var/lib/jason',
      PUBLIC_URL: 'https://credits.example.com/jason/',
      LOG_LEVEL: 'warn',
      RATE_LIMIT: '5',
      PROXIES: '1',
      PRICES: 'prices.json',
    });
    expect(config).toEqual({
      port: 80,
      host: '::1',
      databaseUrl: 'postgres://jason@db/credits',
      dataFolder: '/var/lib/jason',
      publicUrl: 'https://credits.example.com/jason',
      logLevel: 'warn',
      rateLimit: 5,
      proxies: 1,
      pricesFile: 'prices.json',
      stripe: null,
    });
  });

  it('that are empty are not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://db'],
    ['PUBLIC_URL', 'credits.example.com'],
    ['PUBLIC_URL', 'http://credits.example.com'],
    ['PUBLIC_URL', 'ftp://localhost'],
    ['PUBLIC_URL', 'https://credits.example.com/?team=1'],
    ['PUBLIC_URL', 'https://credits.example.com/?'],
    ['PUBLIC_URL', 'https://credits.example.com/#'],
    ['PUBLIC_URL', 'https://admin:secret@credits.example.com'],
    ['LOG_LEVEL', 'loud'],
    ['RATE_LIMIT', '0'],
    ['PROXIES', 'yes'],
    ['PAYMENTS', 'cash'],
    ['STRIPE_SECRET_KEY', 'pk_test_0123456789'],
    ['STRIPE_WEBHOOK_SECRET', 'secret'],
    ['STRIPE_API', 'http://api.stripe.com'],
  ])('are refused by name: %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} has to [^\n]+$`));
  });

  it('say where members reach it as browsers say it, whatever spaces and capitals there are', () => {
    const typed = ' HTTPS://Credits.Example.com:443/jason/\n';
    expect(readConfig({ PUBLIC_URL: typed }).publicUrl).toBe('https://credits.example.com/jason');
  });

  it('say how teams pay, and what is missing for it', () => {
    const stripe = {
      STRIPE_SECRET_KEY: 'sk_test_0123456789',
      STRIPE_WEBHOOK_SECRET: 'whsec_0123456789',
      PUBLIC_URL: 'https://credits.example.com',
    };
    expect(readConfig({ PAYMENTS: 'stripe', ...stripe }).stripe).toEqual({
      secretKey: 'sk_test_0123456789',
      webhookSecret: 'whsec_0123456789',
      api: null,
    });
    // Not used unless it is asked for.
    expect(readConfig(stripe).stripe).toBeNull();
    for (const name of Object.keys(stripe)) {
      const wrong = { PAYMENTS: 'stripe', ...stripe, [name]: '' };
      expect(() => readConfig(wrong)).toThrow(`${name} has to be set for PAYMENTS=stripe`);
    }
    const mistyped = 'pk_live_mistyped';
    expect(() => readConfig({ STRIPE_SECRET_KEY: mistyped })).not.toThrow(mistyped);
  });

  it('let this computer be reached without encryption', () => {
    expect(readConfig({ PUBLIC_URL: 'http://localhost:9000' }).publicUrl).toBe('http://localhost:9000');
  });
});

describe('prices', () => {
  const fileWith = async (content: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'jac-prices-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'prices.json');
    await writeFile(path, content);
    return path;
  };

  it('are the practice ones where there is no file', async () => {
    expect(await readPrices(null)).toBe(practicePrices);
  });

  it('come from a file', async () => {
    const prices = { currency: 'EUR', prices: [{ credits: 20, totalMinor: 150 }] };
    const list = await readPrices(await fileWith(JSON.stringify(prices)));
    const [offer] = list.offers();
    expect(offer?.credits).toBe(20);
    expect(list.quote(offer?.id ?? '')).toMatchObject({ totalMinor: 150, currency: 'EUR' });
  });

  it.each([
    ['{', "can't be read as JSON"],
    ['{"currency": "euro", "prices": [{"credits": 1, "totalMinor": 1}]}', 'currency: A currency is three'],
    ['{"currency": "EUR", "prices": []}', 'prices'],
    ['{"currency": "EUR", "prices": [{"credits": 0.5, "totalMinor": 1}]}', 'prices.0.credits'],
    [
      '{"currency": "EUR", "prices": [{"credits": 1, "totalMinor": 1}, {"credits": 1, "totalMinor": 2}]}',
      'An amount of credits has two prices',
    ],
  ])('are refused with the place of the mistake: %s', async (content, words) => {
    await expect(readPrices(await fileWith(content))).rejects.toThrow(ConfigError);
    await expect(readPrices(await fileWith(content))).rejects.toThrow(words);
  });

  it('are refused in few words, however much is in the file', async () => {
    const path = await fileWith(JSON.stringify('x'.repeat(100_000)));
    const error = await readPrices(path).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error).length).toBeLessThan(2_000);
  });

  it('are refused where there is no such file', async () => {
    await expect(readPrices('/nowhere/prices.json')).rejects.toThrow(
      "PRICES: /nowhere/prices.json can't be read",
    );
  });
});
