import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CreditsDatabase } from '../../../lib/cache/database';
import { createRunPages } from '../../../lib/cache/runPages';
import { holdRequest, settleRequest } from '../../contract/commands';
import { Browser } from './browserKit';
import { FakeServer, unreachable } from './fakeServer';

let server: FakeServer;
let browser: Browser;
/** A run that its page has let start, of which one report waits for a server that is away, and one contact is still at it. */
let run: ReturnType<typeof holdRequest>;

async function begin(): Promise<void> {
  server = new FakeServer();
  server.grant(100);
  browser = new Browser(server, 'ann');
  const through = holdRequest(['x', 'y'], '7');
  await browser.sync.ask(through);
  await browser.sync.report(settleRequest(through.runId, { x: 'succeeded', y: 'failed' }));
  run = holdRequest(['a', 'b', 'c']);
  const runPages = createRunPages(browser.cache);
  await runPages.ask({ runId: run.runId, askedAtMs: 0, page: null, baselines: [] });
  await browser.sync.ask(run);
  expect(await runPages.start(run.runId, [])).toBe(true);
  browser.way.trouble = unreachable();
  await browser.sync.report(settleRequest(run.runId, { a: 'succeeded' }));
  await browser.sync.report(settleRequest(run.runId, { b: 'failed' }));
  await browser.sync.catchUp();
}

beforeEach(begin);

/** The worker ends, something happens to what is stored, and a worker begins again. */
async function damagedBy(damage: (db: CreditsDatabase) => PromiseLike<unknown>): Promise<void> {
  await damage(browser.db);
  browser.restart();
}

/** The way to the server is there again: all comes to agree, and the run goes on to its end. */
async function comesToAgree(): Promise<void> {
  browser.way.trouble = null;
  await browser.sync.catchUp();
  expect((await browser.shown()).balances).toEqual(server.books.state.balances);
  // Taken for another history, what was answered in the one before is delivered once more.
  await browser.sync.catchUp();
  expect(server.books.state.balances).toMatchObject({ used: 4, retained: 2 });
  expect(await browser.sync.state()).toMatchObject({ undelivered: 0, problem: null });
  expect(await createRunPages(browser.cache).giveUp(run.runId, 0)).toBe(false);
  await browser.sync.report(settleRequest(run.runId, { c: 'succeeded' }));
  await browser.sync.catchUp();
  // A contact is looked at when it is used: only now may the copy be made again, and so with another history.
  await browser.sync.catchUp();
  expect(server.books.state.balances).toMatchObject({ used: 6, retained: 0 });
  expect((await browser.shown()).balances).toEqual(server.books.state.balances);
  expect(await browser.db.outbox.count()).toBe(0);
}

const damages: Record<string, (db: CreditsDatabase) => PromiseLike<unknown>> = {
  'its one row on the team is gone': (db) => db.team.clear(),
  'that row has other balances': (db) =>
    db.team.toCollection().modify((row) => {
      Object.assign(row.balances, { available: row.balances.available + 5 });
    }),
  'that row has balances that add up, and are not so': (db) =>
    db.team.toCollection().modify((row) => {
      const { available, granted } = row.balances;
      Object.assign(row.balances, { available: available + 5, granted: granted + 5 });
      Object.assign(row.addOn, { available: row.addOn.available + 5 });
    }),
  'it has more, and nothing in it says otherwise': async (db) => {
    await db.entries.clear();
    await db.grants.toCollection().modify(({ credits, available, ...grant }, row) => {
      row.value = { ...grant, credits: credits + 5, available: available + 5 };
    });
    await db.team.toCollection().modify((row) => {
      const { available, granted } = row.balances;
      Object.assign(row.balances, { available: available + 5, granted: granted + 5 });
      Object.assign(row.addOn, { available: row.addOn.available + 5 });
    });
  },
  'that row is not of its shape': (db) => db.team.put({ key: 'team', cursor: 'x' } as never),
  'its cursor is ahead': (db) => db.team.toCollection().modify({ cursor: 999_999 }),
  'its grants are gone': (db) => db.grants.clear(),
  'a grant has more': (db) =>
    db.grants.toCollection().modify((grant) => void Object.assign(grant, { available: 99 })),
  'its runs are gone': (db) => db.runs.clear(),
  'a run is not of its shape': (db) => db.runs.toCollection().modify({ steps: 'x' as never }),
  'a run retains less': (db) => db.runs.update(run.runId, { pending: 2, refunded: 4 } as never),
  'its contacts are gone': (db) => db.contacts.clear(),
  'its last entry is gone': (db) => db.entries.clear(),
  'its last entry is another': (db) => db.entries.toCollection().modify({ commandId: 'x' }),
  'nobody knows how it stands to the server': (db) => db.sync.clear(),
  'how it stands to the server is not of its shape': (db) =>
    db.sync.put({ key: 'sync', failures: 'x' } as never),
  'the team’s profiles are not of their shape': (db) =>
    db.published.put({ key: 'published', published: { profiles: [{}] } } as never),
  'all but what only this browser knows is gone': (db) =>
    Promise.all(
      [db.team, db.grants, db.runs, db.contacts, db.entries, db.sync].map((table) => table.clear()),
    ),
  'the states of reports are gone': (db) =>
    db.outbox.toCollection().modify({ state: 'x' as never, refusal: 1 as never }),
};

describe('a copy comes to agree again, and delivers what waits, where', () => {
  it.each(Object.entries(damages))('%s', async (_, damage) => {
    await damagedBy(damage);
    await comesToAgree();
  });

  it('anything at all of what may still change is not as it should be', async () => {
    const tables = ['team', 'grants', 'runs', 'contacts', 'entries', 'sync'] as const;
    const garbage = fc.constantFrom<unknown>(undefined, null, -1, 0.5, 'x', {}, [], Number.NaN, 2 ** 53);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...tables),
        fc.nat(),
        fc.nat(),
        garbage,
        async (name, which, part, value) => {
          await begin();
          await damagedBy(async (db) => {
            const table = db.table(name);
            const rows = await table.toArray();
            const row = rows[which % rows.length];
            const parts = Object.keys(row);
            await table
              .offset(which % rows.length)
              .limit(1)
              .delete();
            await table.put({ ...row, [parts[part % parts.length] ?? '']: value }).catch(() => undefined);
          });
          await comesToAgree();
        },
      ),
      { numRuns: 15 },
    );
  });
});

it('a contact of another shape is found when it is used, and the copy made again', async () => {
  await damagedBy((db) =>
    db.contacts
      .where('[runId+id]')
      .equals([run.runId, 'c'])
      .modify({ draws: 5 as never }),
  );
  await comesToAgree();
});

it.each([-1, 'another'])(
  'a contact that is somebody else by its key, %s, is found when the result comes',
  async (id) => {
    await damagedBy(async (db) => {
      const contact = db.contacts.where('[runId+id]').equals([run.runId, 'c']);
      const row = await contact.first();
      await contact.delete();
      await db.contacts.put({ ...row, id } as never);
    });
    await comesToAgree();
  },
);

describe('while the server is away', () => {
  it('no numbers are shown rather than wrong ones, and nothing is given back', async () => {
    await damagedBy((db) => db.grants.clear());
    await expect(browser.sync.state()).rejects.toMatchObject({ code: 'unreachable' });
    const runPages = createRunPages(browser.cache);
    expect(await runPages.giveUp(run.runId, 0)).toBe(false);
    expect(await runPages.start(run.runId, [])).toBe(false);
    await browser.sync.report(settleRequest(run.runId, { a: 'failed' }));
    expect(await browser.db.outbox.count()).toBe(3);
    await comesToAgree();
  });
});

it('a report that nobody can read goes; the others get through', async () => {
  await damagedBy((db) =>
    db.outbox.where({ runId: run.runId }).last((row) => db.outbox.put({ ...row, settle: 5 } as never)),
  );
  expect(await browser.db.outbox.count()).toBe(2);
  browser.way.trouble = null;
  await browser.sync.catchUp();
  expect(server.books.state.balances).toMatchObject({ used: 4, retained: 4 });
  expect(await browser.sync.state()).toMatchObject({ undelivered: 0, problem: null });
});

it('a page of a run that nobody can read goes, and its run is taken for begun', async () => {
  await damagedBy((db) => db.runPages.update(run.runId, { state: 'x' } as never));
  expect(await createRunPages(browser.cache).giveUp(run.runId, 0)).toBe(false);
  expect(await browser.db.runPages.count()).toBe(0);
});

it('a copy that says more than the server, and nothing in it says otherwise, is found out without any news', async () => {
  browser.way.trouble = null;
  await browser.sync.catchUp();
  await damagedBy(damages['it has more, and nothing in it says otherwise'] ?? (async () => undefined));
  expect((await browser.shown()).balances).not.toEqual(server.books.state.balances);
  await browser.sync.catchUp();
  expect((await browser.shown()).balances).toEqual(server.books.state.balances);
});

it('a copy that is whole is left as it is', async () => {
  const before = await browser.copy();
  browser.restart();
  browser.way.asked.length = 0;
  browser.way.trouble = null;
  await browser.sync.catchUp();
  expect(browser.way.asked).not.toContain('snapshot');
  expect((await browser.copy()).grants).not.toEqual([]);
  expect(before.cursor).toBeGreaterThan(0);
});
