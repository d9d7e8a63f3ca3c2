import type { PriceList } from '../lib/protocol/priceList.ts';
import { type Config, ConfigError } from './config.ts';
import { type Log, withoutContents } from './http/log.ts';
import type { Metrics } from './http/metrics.ts';
import { invoicePayments } from './payments/invoice.ts';
import type { OpenPayments } from './payments/provider.ts';
import { readPrices } from './prices.ts';
import { dataFolder, makeFolder } from './process/folder.ts';
import { openStore } from './store/openStore.ts';
import { createTeams, type Teams } from './team/teams.ts';

interface TeamParts {
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
  /** Nobody counts what a single command does. */
  readonly metrics: Pick<Metrics, 'committed'> | null;
}

/**
 * Opens the database and what works on it, for the server as for a single command.
 *
 * @returns with `admin`, where the command line reaches a server that has the data to itself; null with PostgreSQL
 * @throws ConfigError; OpenError and StoreLostError where the database can't be opened
 */
export async function openTeams(
  config: Config,
  { now, newId, log, metrics }: TeamParts,
): Promise<Teams & { admin: string | null }> {
  const prices = await readPrices(config.pricesFile);
  const payments = await readPayments(config, prices, log);
  const folder = config.databaseUrl === null ? dataFolder(config.dataFolder) : null;
  if (folder !== null) await makeFolder(config.dataFolder);
  const store = await openStore({ databaseUrl: config.databaseUrl, dataFolder: folder?.database ?? null });
  const teams = createTeams({
    store,
    now,
    newId,
    prices,
    payments,
    report: {
      committed: (commit) => metrics?.committed(commit),
      failed: (error) => log.error({ err: withoutContents(error) }, 'the ledger failed'),
    },
  });
  return {
    ...teams,
    admin: folder?.admin ?? null,
    async close() {
      await teams.close();
      await store.close();
    },
  };
}

/** @throws ConfigError where Stripe can't take the payments */
async function readPayments(
  { stripe, publicUrl }: Config,
  prices: PriceList,
  log: Log,
): Promise<OpenPayments> {
  if (stripe === null) return invoicePayments;
  if (publicUrl === null) throw new ConfigError('PUBLIC_URL has to be set for PAYMENTS=stripe');
  // Who doesn't use it doesn't wait for it to be loaded.
  const { openStripe } = await import('./payments/stripe/openStripe.ts');
  return openStripe(stripe, { publicUrl, prices, log });
}
