import { describe, expect, it, vi } from 'vitest';
import { createHttpBackend } from '../../../lib/backend/http/http.ts';
import { ProblemError } from '../../../lib/protocol/problem.ts';
import { holdRequest, newId, settleRequest } from '../../contract/commands.ts';
import { SyncedBrowser } from '../../kit/syncedBrowser.ts';
import { balancesOf, memberAt } from '../load.ts';
import { addMember, createTeam } from '../place.ts';
import { KeptServer } from './keptServer.ts';
import { folderWay, postgresWay } from './ways.ts';

async function browserOf(url: string, token: string): Promise<SyncedBrowser> {
  const { team } = await createHttpBackend({ url, token }).team();
  return new SyncedBrowser({
    way: (heard) => createHttpBackend({ url, token }, { onServerTime: heard }),
    teamId: team.id,
    nowMs: Date.now(),
    ledgerId: newId,
  });
}

/** Delivered, and taken in. */
async function report(browser: SyncedBrowser, settle: ReturnType<typeof settleRequest>): Promise<void> {
  await browser.sync.report(settle);
  await browser.sync.catchUp();
  expect(await browser.db.outbox.count()).toBe(0);
}

const ledgerId = async ({ db }: SyncedBrowser) => (await db.team.get('team'))?.ledgerId;
const waiting = async ({ db }: SyncedBrowser) =>
  (await db.outbox.toArray()).map(({ id, state }) => [id, state]);

describe.each([
  ['PGlite', folderWay],
  ['PostgreSQL', postgresWay],
])('a server on %s that lost everything and got its backup back', { timeout: 120_000 }, (_, wayTo) => {
  it('comes to agree with its browsers, and counts what they deliver again once', async () => {
    const way = await wayTo();
    const server = new KeptServer(way.settings);
    await server.start();
    const { url } = server;
    const adasToken = await createTeam(way.settings, 100);
    const ada = await browserOf(url, adasToken);
    const ben = await browserOf(url, await addMember(way.settings, 'Ben'));

    const adas = holdRequest(['a1', 'a2', 'a3'], '101');
    await ada.sync.ask(adas);
    const first = settleRequest(adas.runId, { a1: 'succeeded' });
    await report(ada, first);
    const bens = holdRequest(['b1', 'b2', 'b3'], '102');
    await ben.sync.ask(bens);

    await way.backUp(server);

    // Gone with the server: a report that a browser has forgotten by then, and a run.
    await report(ada, settleRequest(adas.runId, { a2: 'succeeded' }));
    const unknown = holdRequest(['c1', 'c2'], '103');
    await ada.sync.ask(unknown);
    // Delivered, and not known to be: the browser has not seen the entry of it.
    const delivered = settleRequest(bens.runId, { b1: 'succeeded' });
    vi.spyOn(ben.way, 'changes').mockRejectedValueOnce(new ProblemError('unreachable'));
    await ben.sync.report(delivered);
    await ben.sync.catchUp();
    const entries = () => memberAt(url, adasToken).entries();
    expect((await entries()).at(-1)).toMatchObject({ contactId: 'b1', commandId: delivered.id });

    await server.stop('SIGKILL');
    await way.lose();
    const undelivered = settleRequest(bens.runId, { b2: 'succeeded' });
    await ben.sync.report(undelivered);
    await ada.sync.report(settleRequest(unknown.runId, { c1: 'succeeded' }));
    await ben.sync.catchUp();
    expect(await ben.sync.state()).toMatchObject({ problem: { code: 'unreachable' }, undelivered: 1 });
    expect(await waiting(ben)).toEqual([
      [delivered.id, 'answered'],
      [undelivered.id, 'waiting'],
    ]);
    ben.restart();
    const [adasLedger, bensLedger] = [await ledgerId(ada), await ledgerId(ben)];

    await way.restore();
    await server.start();
    // Once to notice that the history is another, once to deliver again what had been answered in the other, once to see it.
    for (const browser of [ada, ben, ben, ada]) await browser.sync.catchUp();

    const after = await entries();
    const settled = after.flatMap((entry) =>
      entry.kind === 'deducted' ? [[entry.contactId, entry.commandId]] : [],
    );
    expect(settled).toEqual([
      ['a1', first.id],
      ['b2', undelivered.id],
      ['b1', delivered.id],
    ]);
    // What has no report left is retained until its time limit; the run that began after the backup never was.
    const balances = { granted: 100, available: 88, retained: 6, used: 6, expired: 0 };
    expect(balancesOf(after)).toMatchObject(balances);
    expect(await ada.copy()).toEqual(await ben.copy());
    for (const browser of [ada, ben]) {
      expect(await browser.shown()).toMatchObject({ balances, cursor: after.length, onTheWay: 0 });
      expect(await browser.sync.state()).toMatchObject({ problem: null, undelivered: 0, syncedAtMs: null });
      expect(browser.errors).not.toHaveBeenCalled();
    }
    // Only what she had seen is no more: his copy stood before the backup.
    expect(await ledgerId(ada)).not.toBe(adasLedger);
    expect(await ledgerId(ben)).toBe(bensLedger);

    // The same ids once more: the same answers, and nothing else.
    await ben.way.submit([delivered, undelivered]);
    expect(await entries()).toEqual(after);
    expect(await ada.sync.ask(holdRequest(['d1'], '104'))).toMatchObject({ status: 'accepted', held: 2 });
    await server.stop('SIGTERM');
  });
});
