import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CommandRequest } from '../../../lib/backend/backend';
import { createEmbeddedBackend, EMBEDDED_MEMBER } from '../../../lib/backend/embedded/embedded';
import { assertLedger, decide, EMPTY_LEDGER, evolve } from '../../../lib/ledger';
import { newId } from '../../contract/backendContract';
import { createTestCache } from './testCache';

const RUNS = ['run-a', 'run-b', 'run-c', 'run-d'];
const CONTACTS = ['ann', 'bob', 'cem', 'dee', 'eve'];
const MINUTE_MS = 60_000;

const grant = fc.record({
  type: fc.constant('grant' as const),
  grantId: fc.constantFrom('g1', 'g2', 'g3', 'g4'),
  source: fc.constantFrom('plan' as const, 'purchase' as const),
  credits: fc.integer({ min: 1, max: 9 }),
  startsAtMs: fc.constant(null),
  expiresAtMs: fc.option(fc.integer({ min: 1, max: 60 }).map((minutes) => minutes * MINUTE_MS)),
  priority: fc.option(fc.integer({ min: 1, max: 3 })),
  reason: fc.constant(''),
});
const hold = fc.record({
  type: fc.constant('hold' as const),
  runId: fc.constantFrom(...RUNS),
  sequenceId: fc.constantFrom('101', '102'),
  steps: fc.constantFrom(
    [{ id: 's1', category: 'opener' as const }],
    [{ id: 's2', category: 'recruiter' as const }],
  ),
  selected: fc.constant(CONTACTS.length),
  contacts: fc.subarray(CONTACTS, { minLength: 1 }).map((ids) => ids.map((id) => ({ id, name: id }))),
  timeLimitMs: fc.integer({ min: 1, max: 20 }).map((minutes) => minutes * MINUTE_MS),
});
const settle = fc.record({
  type: fc.constant('settle' as const),
  runId: fc.constantFrom(...RUNS),
  outcomes: fc.array(
    fc.record({
      contactId: fc.constantFrom(...CONTACTS),
      outcome: fc.constantFrom('succeeded' as const, 'failed' as const),
      reason: fc.constant(''),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});
const cancel = fc.record({
  type: fc.constant('cancel' as const),
  runId: fc.constantFrom(...RUNS),
  status: fc.constantFrom('cancelled' as const, 'timed-out' as const),
  reason: fc.constant(''),
});
const expire = fc.record({ type: fc.constant('expire' as const) });

const steps = fc.array(
  fc.record({
    command: fc.oneof(
      grant,
      { arbitrary: hold, weight: 2 },
      { arbitrary: settle, weight: 3 },
      cancel,
      expire,
    ),
    minutes: fc.integer({ min: -5, max: 15 }),
  }),
  { minLength: 1, maxLength: 25 },
);

it('decides from stored slices as the pure ledger does from everything, and stores what it then knows', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (commands) => {
      const { cache, db } = createTestCache();
      let nowMs = 0;
      const backend = createEmbeddedBackend(cache, () => nowMs);
      let whole = EMPTY_LEDGER;
      for (const { command, minutes } of commands) {
        nowMs = Math.max(0, nowMs + minutes * MINUTE_MS);
        const request: CommandRequest = { ...command, id: newId() };
        const expected = decide(whole, { ...request, by: EMBEDDED_MEMBER.id }, nowMs);
        whole = evolve(whole, expected.entries);
        expect(await backend.submit([request])).toEqual([expected.answer]);
      }
      assertLedger(whole);
      expect((await backend.changes(0, 1_000)).entries).toHaveLength(whole.cursor);
      expect(await backend.snapshot()).toEqual({ cursor: whole.cursor, balances: whole.balances });
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
