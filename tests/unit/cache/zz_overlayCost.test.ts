import { expect, it } from 'vitest';
import { holdRequest, settleRequest } from '../../contract/commands';
import { Browser } from '../sync/browserKit';
import { FakeServer, unreachable } from '../sync/fakeServer';
import { overlay } from '../../../lib/cache/overlay';

it.each([[1],[20]])('cost %i', async (per) => {
  const server = new FakeServer();
  server.grant(100_000);
  const browser = new Browser(server);
  const ids = Array.from({ length: 10_000 }, (_, i) => `contact-${i}`);
  const hold = holdRequest(ids);
  await browser.sync.ask(hold);
  browser.way.trouble = unreachable();
  await browser.sync.catchUp();await browser.sync.catchUp();await browser.sync.catchUp();await browser.sync.catchUp();await browser.sync.catchUp();
  const t0 = performance.now();
  const lap: string[] = [];
  let last = t0;
  for (let i = 0; i < 500; i++) {
    const outcomes = Object.fromEntries(ids.slice(i * per, (i + 1) * per).map((id) => [id, 'succeeded' as const]));
    await browser.sync.report(settleRequest(hold.runId, outcomes));
    if (i % 100 === 99) { lap.push(((performance.now() - last)/100).toFixed(1)); last = performance.now(); }
  }
  const t1 = performance.now();
  await browser.cache.transact('r', overlay);
  const t2 = performance.now();
  console.log(per, 'all reports ms', t1 - t0, 'per report in each hundred', lap, 'one overlay', t2 - t1);
  const rows = await browser.db.outbox.toArray();
  const t3 = performance.now();
  await browser.cache.transact('r', async (db) => { await db.outbox.toArray(); });
  console.log('load rows', performance.now() - t3, rows.length);
  const c0 = performance.now();
  await browser.cache.transact('r', async (db) => { await db.contacts.bulkGet(ids.slice(0, 500 * per).map((id) => [hold.runId, id])); });
  console.log('load contacts', performance.now() - c0);
}, 600_000);
