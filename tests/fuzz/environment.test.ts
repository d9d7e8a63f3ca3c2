import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect } from 'vitest';
import { joinLink, parseJoinLink } from '../../lib/protocol/joinLink';
import { ConfigError, readConfig } from '../../server/config';
import { readPrices } from '../../server/prices';
import { spoiled } from './kit/against';
import { fuzzed } from './kit/fuzzed';
import { hostileJson, text } from './kit/hostile';
import { jsonOf, spoiledBytes } from './kit/texts';

const TOKEN = `jac_acme_${'t'.repeat(43)}`;
const NAMES = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'DATA_FOLDER',
  'PUBLIC_URL',
  'LOG_LEVEL',
  'RATE_LIMIT',
  'PROXIES',
  'PRICES',
  '__proto__',
  'PATH',
] as const;

const values = fc.oneof(
  text,
  fc.integer().map(String),
  fc.constantFrom(
    '0',
    '8787',
    '65536',
    '1e3',
    ' 8787',
    '٣',
    'info',
    'trace',
    'INFO',
    'postgres://user@host/db',
    'Postgres://x',
  ),
  fc
    .tuple(
      fc.constantFrom('https://', 'http://', ' https://', 'HTTPS://', 'https:', 'ftp://'),
      fc.oneof(
        fc.domain(),
        fc.constantFrom('localhost', '127.0.0.1', '[::1]', 'user:pass@host.example', 'host.example:8443'),
      ),
      fc.constantFrom('', '/', '//', '/credits', '/credits/', '/a b', '?', '#', '/?x=1', '/#x', '\n', '/\t'),
    )
    .map((parts) => parts.join('')),
);
const environments = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), values), { maxLength: 4 })
  .map((entries) => Object.fromEntries(entries));

const prices = fc.record({
  currency: fc.oneof({ arbitrary: fc.constantFrom('EUR', 'JPY', 'XXX'), weight: 9 }, text),
  prices: fc.array(fc.record({ credits: fc.integer({ min: 1, max: 9_999 }), totalMinor: fc.maxSafeNat() }), {
    minLength: 1,
    maxLength: 4,
  }),
});
const files = fc.oneof(
  jsonOf(prices).map((json) => new TextEncoder().encode(json)),
  spoiledBytes(jsonOf(spoiled(prices, 'json'))),
  spoiledBytes(jsonOf(hostileJson)),
);

describe('what the server is told when it starts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jac-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  fuzzed(
    'environment',
    'is taken where join links can be made of it, and refused by name otherwise',
    environments,
    (environment) => {
      try {
        const config = readConfig(environment);
        expect(config.port).toBeLessThan(65_536);
        expect(config.rateLimit).toBeGreaterThan(0);
        if (config.publicUrl === null) return;
        // Members reach what the admin meant.
        const invitation = parseJoinLink(joinLink({ url: config.publicUrl, token: TOKEN }));
        expect(invitation).toEqual({ url: config.publicUrl, token: TOKEN });
        expect(new URL(config.publicUrl).host).toBe(new URL(environment.PUBLIC_URL ?? '').host);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        for (const line of error.message.split('\n')) expect(line).toMatch(/^[A-Z_]+ has to /);
      }
    },
  );

  fuzzed(
    'prices',
    'is a price list that sells what it offers, or a file that is refused by its name',
    files,
    async (bytes) => {
      const file = join(folder, 'prices.json');
      writeFileSync(file, bytes);
      try {
        const list = await readPrices(file);
        expect(list.offers().length).toBeGreaterThan(0);
        for (const { id, credits } of list.offers()) {
          const quote = list.quote(id);
          expect(quote.credits).toBe(credits);
          expect(quote.totalMinor).toBeGreaterThanOrEqual(0);
          list.check(quote);
        }
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        expect(error.message).toContain(file);
        expect(error.message.length).toBeLessThan(2_000);
      }
    },
  );
});
