import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEmbeddedBackend, EMBEDDED_MEMBER } from '../../../lib/backend/embedded/embedded';
import { assertLedger, decide, EMPTY_LEDGER, evolve } from '../../../lib/ledger';
import { newId } from '../../contract/commands';
import { MINUTE_MS } from '../../kit/wishes';
import { fulfil, steps } from './days';
import { createTestCache } from './testCache';

it('decides from stored slices as the pure ledger does from everything, and stores what it then knows', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (commands) => {
      const { cache, db } = createTestCache();
      let nowMs = 0;
      const backend = createEmbeddedBackend(cache, () => nowMs);
      let whole = EMPTY_LEDGER;
      for (const { wish, minutes } of commands) {
        nowMs = Math.max(0, nowMs + minutes * MINUTE_MS);
        const id = newId();
        const asked = { ...wish, id, by: EMBEDDED_MEMBER.id };
        const command = asked.type === 'hold' ? { ...asked, allowance: null } : asked;
        const expected = decide(whole, command, nowMs);
        whole = evolve(whole, expected.entries);
        expect(await fulfil(backend, id, wish)).toEqual(wish.type === 'expire' ? null : expected.answer);
      }
      assertLedger(whole);
      expect((await backend.changes(0, 1_000)).entries).toHaveLength(whole.cursor);
      expect(await backend.snapshot()).toMatchObject({ cursor: whole.cursor, balances: whole.balances });
      const grants = (await db.grants.toArray()).map(({ live: _, ...rest }) => rest);
      expect(new Map(grants.map((stored) => [stored.id, stored]))).toEqual(whole.grants);
      await expectSameRuns(db, whole.holds);
    }),
    { numRuns: 60 },
  );
});

async function expectSameRuns(
  db: ReturnType<typeof createTestCache>['db'],
  holds: typeof EMPTY_LEDGER.holds,
): Promise<void> {
  expect(await db.runs.count()).toBe(holds.size);
  const team = await db.team.get('team');
  const pooled = (name: 'available' | 'retained' | 'used') =>
    (team?.plan[name] ?? 0) + (team?.addOn[name] ?? 0);
  expect([pooled('available'), pooled('retained'), pooled('used')]).toEqual([
    team?.balances.available,
    team?.balances.retained,
    team?.balances.used,
  ]);
  for (const { contacts, ...run } of holds.values()) {
    const row = await db.runs.get(run.runId);
    expect(row).toMatchObject(run);
    const stored = await db.contacts
      .where('[runId+position]')
      .between([run.runId, -1], [run.runId, 1e9])
      .toArray();
    expect(stored.map(({ runId: _, ...contact }) => contact)).toEqual([...contacts.values()]);
    const awaited = stored.filter(({ status }) => status === 'pending' || status === 'timed-out').length;
    expect(row).toMatchObject({
      awaitedContacts: awaited,
      awaited: awaited > 0 ? 1 : 0,
      open: run.pending > 0 ? 1 : 0,
    });
  }
}
