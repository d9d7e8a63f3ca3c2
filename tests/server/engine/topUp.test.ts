import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPriceList } from '../../../lib/protocol/priceList';
import type { TopUpRule } from '../../../lib/protocol/topUp';
import { DAY_MS, type Engine, newId, postgresDatabase, startEngine } from '../kit/engine';
import { cancelOf, holdOf, settleOf } from '../kit/requests';
import { onEachStore } from '../kit/stores';

const RUNS = 8;

async function teamOf(engine: Engine, planCredits = 0) {
  const { teamId } = await engine.keeper.createTeam({ name: newId(), planCredits });
  const ada = await engine.join(teamId, 'Ada', 'owner');
  const mo = await engine.join(teamId, 'Mo');
  const quote = engine.service.quote(engine.service.offers()[0]?.id ?? '');
  const rule = (change: Partial<TopUpRule> = {}): TopUpRule => ({
    belowCredits: 10,
    quote,
    atMost: 2,
    ...change,
  });
  const available = async () => (await engine.service.snapshot(mo)).balances.available;
  return { teamId, ada, mo, quote, rule, available };
}

/** Spends credits, two for each contact. */
async function spend({ service }: Engine, caller: Awaited<ReturnType<typeof teamOf>>['mo'], credits: number) {
  const ids = Array.from({ length: credits / 2 }, (_, index) => `c${index}`);
  const hold = holdOf(ids, { sequenceId: newId() });
  const outcomes = settleOf(hold.runId, Object.fromEntries(ids.map((id) => [id, 'succeeded'])));
  return service.submit(caller, [hold, outcomes]);
}

onEachStore('an automatic top-up', (given) => {
  const start = () => startEngine(given.store);

  it('is bought on the invoice as soon as the team is low, in the name of the owner who agreed', async () => {
    const engine = await start();
    const { teamId, ada, mo, rule, available } = await teamOf(engine, 50);
    await engine.service.setTopUp(ada, rule());
    await spend(engine, mo, 38);
    expect(await available()).toBe(12);
    await spend(engine, mo, 2);
    expect(await available()).toBe(110);
    const { entries } = await engine.service.changes(mo, 0, 100);
    expect(entries.at(-1)).toMatchObject({
      kind: 'granted',
      source: 'purchase',
      credits: 100,
      by: ada.memberId,
      reason: 'Automatic top-up',
    });
    expect(await engine.service.invoice(ada)).toMatchObject([
      { credits: 100, totalMinor: 1_000, currency: 'USD', by: ada.memberId, way: 'top-up' },
    ]);
    expect(await engine.keeper.purchases(teamId)).toHaveLength(1);
    expect(await engine.service.topUp(ada)).toMatchObject({
      offered: true,
      rule: rule(),
      agreedBy: 'Ada',
      agreedAtMs: engine.clock.nowMs,
      bought: 1,
      last: [{ credits: 100, totalMinor: 1_000, currency: 'USD', atMs: engine.clock.nowMs }],
    });
    expect(engine.failures).toEqual([]);
  });

  it('is bought at once where the team is low already, and after a run that got nothing', async () => {
    const engine = await start();
    const { ada, rule, available } = await teamOf(engine);
    await engine.service.setTopUp(ada, rule({ belowCredits: 0 }));
    expect(await available()).toBe(100);
  });

  it('is bought as often as it takes, but not more often than agreed in a billing period', async () => {
    const engine = await start();
    const { ada, mo, rule, available } = await teamOf(engine);
    await engine.service.setTopUp(ada, rule({ belowCredits: 150, atMost: 3 }));
    expect(await available()).toBe(200);
    await spend(engine, mo, 200);
    expect(await available()).toBe(100);
    await spend(engine, mo, 60);
    expect(await available()).toBe(40);
    // Another rule doesn't begin a new count.
    await engine.service.setTopUp(ada, null);
    await engine.service.setTopUp(ada, rule({ belowCredits: 150, atMost: 3 }));
    expect(await available()).toBe(40);
    const { periodEndsAtMs, bought } = await engine.service.topUp(ada);
    expect(bought).toBe(3);
    engine.clock.nowMs = periodEndsAtMs;
    expect(await engine.service.topUp(ada)).toMatchObject({ bought: 0 });
    await spend(engine, mo, 2);
    expect(await available()).toBe(238);
  });

  it('is not bought for what is only retained: it may come back', async () => {
    const engine = await start();
    const { ada, mo, rule, available } = await teamOf(engine, 50);
    await engine.service.setTopUp(ada, rule());
    const hold = holdOf(Array.from({ length: 25 }, (_, index) => `c${index}`));
    await engine.service.submit(mo, [hold]);
    expect(await available()).toBe(0);
    await engine.service.submit(mo, [cancelOf(hold.runId)]);
    expect(await available()).toBe(50);
    expect(await engine.service.topUp(ada)).toMatchObject({ bought: 0 });
  });

  it('is not bought where a new billing period brings credits, whatever comes first in it', async () => {
    const engine = await start();
    const { ada, mo, rule, available } = await teamOf(engine, 50);
    await engine.service.setTopUp(ada, rule({ atMost: 1 }));
    await spend(engine, mo, 40);
    const hold = holdOf(Array.from({ length: 50 }, (_, index) => `c${index}`));
    const done = settleOf(hold.runId, Object.fromEntries(hold.contacts.map(({ id }) => [id, 'succeeded'])));
    await engine.service.submit(mo, [hold, done]);
    expect(await available()).toBe(10);
    engine.clock.nowMs = (await engine.service.topUp(ada)).periodEndsAtMs;
    // An answer got lost, and is asked for again.
    await engine.service.submit(mo, [done]);
    expect(await engine.service.topUp(ada)).toMatchObject({ bought: 0 });
    await spend(engine, mo, 2);
    expect(await engine.service.topUp(ada)).toMatchObject({ bought: 0 });
    expect(await available()).toBeGreaterThan(10);
  });

  it('is over when an owner ends it', async () => {
    const engine = await start();
    const { ada, mo, rule, available } = await teamOf(engine, 50);
    await engine.service.setTopUp(ada, rule());
    await engine.service.setTopUp(ada, null);
    await spend(engine, mo, 50);
    expect(await available()).toBe(0);
    expect(await engine.service.topUp(ada)).toMatchObject({ rule: null, agreedBy: '', bought: 0, last: [] });
  });

  it('is not bought at another price than the one that was agreed to, and an owner is told', async () => {
    const engine = await start();
    const { ada, mo, rule, available } = await teamOf(engine, 50);
    await engine.service.setTopUp(ada, rule());
    const dearer = createPriceList([{ credits: 100, totalMinor: 1_001 }], 'USD');
    const later = await startEngine(given.store, { prices: dearer });
    await spend(later, mo, 50);
    expect(await available()).toBe(0);
    expect(await later.service.topUp(ada)).toMatchObject({ rule: rule(), priceChanged: true });
    await expect(later.service.setTopUp(ada, rule())).rejects.toMatchObject({ code: 'quote-outdated' });
    expect(later.failures).toEqual([]);
  });

  it('is an owner’s to see and to set, at the price of today', async () => {
    const engine = await start();
    const { ada, mo, rule } = await teamOf(engine);
    const ownerOnly = { code: 'owner-only' };
    await expect(engine.service.topUp(mo)).rejects.toMatchObject(ownerOnly);
    await expect(engine.service.setTopUp(mo, rule())).rejects.toMatchObject(ownerOnly);
    const { quote } = rule();
    await expect(
      engine.service.setTopUp(ada, rule({ quote: { ...quote, totalMinor: 1 } })),
    ).rejects.toMatchObject({ code: 'quote-outdated' });
    await expect(
      engine.service.setTopUp(ada, rule({ quote: { ...quote, offerId: 'nothing' } })),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await engine.service.topUp(ada)).toMatchObject({ rule: null });
  });

  it('is not to be had where each purchase is paid for by a person', async () => {
    const { service, payments } = await start();
    const byInvoice = await start();
    const { ada, mo, rule, available } = await teamOf(byInvoice, 50);
    await byInvoice.service.setTopUp(ada, rule());
    const engine = await startEngine(given.store, { payments: () => ({ ...payments, payment: 'checkout' }) });
    await expect(engine.service.setTopUp(ada, rule())).rejects.toMatchObject({ code: 'invalid-input' });
    await spend(engine, mo, 50);
    expect(await available()).toBe(0);
    expect(await engine.service.topUp(ada)).toMatchObject({ offered: false, rule: rule() });
    expect(await service.topUp(ada)).toMatchObject({ offered: true });
  });

  it('never leaves a team low while it may buy, and never buys more than agreed', async () => {
    const engine = await start();
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          belowCredits: fc.nat({ max: 250 }),
          atMost: fc.integer({ min: 1, max: 5 }),
        }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 20 })), { maxLength: 6 }),
        async (wishes, spendings) => {
          const { ada, mo, rule, available } = await teamOf(engine, 60);
          await engine.service.setTopUp(ada, rule(wishes));
          for (const [contacts, days] of spendings) {
            await spend(engine, mo, 2 * contacts);
            engine.clock.nowMs += days * DAY_MS;
            // Whatever happens next is a commit too.
            await engine.service.setTopUp(ada, rule(wishes));
            const { bought } = await engine.service.topUp(ada);
            expect(bought).toBeLessThanOrEqual(wishes.atMost);
            if (bought < wishes.atMost) expect(await available()).toBeGreaterThan(wishes.belowCredits);
          }
          expect(engine.failures).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('two processes on one PostgreSQL', () => {
  it('buy a top-up once that both see to be needed', async () => {
    const database = await postgresDatabase();
    try {
      const [here, there] = [
        await startEngine(await database.open()),
        await startEngine(await database.open()),
      ];
      const { ada, mo, rule, available } = await teamOf(here, 40);
      await here.service.setTopUp(ada, rule({ atMost: 1 }));
      await Promise.all([here, there].flatMap((engine) => [spend(engine, mo, 20), spend(engine, mo, 20)]));
      const { bought } = await there.service.topUp(ada);
      expect(bought).toBe(1);
      expect(await available()).toBe(60);
      expect([...here.failures, ...there.failures]).toEqual([]);
    } finally {
      await database.drop();
    }
  });
});
