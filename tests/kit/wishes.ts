import fc from 'fast-check';

// What a team may be asked for, over few enough runs, contacts and grants that they often meet.

const RUNS = ['run-a', 'run-b', 'run-c', 'run-d'];
const CONTACTS = ['ann', 'bob', 'cem', 'dee', 'eve'];
export const MINUTE_MS = 60_000;

/** Milliseconds of whole minutes. */
export const minutes = (min: number, max: number) =>
  fc.integer({ min, max }).map((count) => count * MINUTE_MS);

/** Its expiry, where it has one, counts from 0: a test adds when its own time begins. */
export const grant = fc.record({
  type: fc.constant('grant' as const),
  grantId: fc.constantFrom('g1', 'g2', 'g3', 'g4'),
  source: fc.constantFrom('plan' as const, 'purchase' as const),
  credits: fc.integer({ min: 1, max: 9 }),
  startsAtMs: fc.constant(null),
  expiresAtMs: fc.option(minutes(1, 60)),
  priority: fc.option(fc.integer({ min: 1, max: 3 })),
  reason: fc.constant(''),
});
export const hold = fc.record({
  type: fc.constant('hold' as const),
  runId: fc.constantFrom(...RUNS),
  sequenceId: fc.constantFrom('101', '102'),
  steps: fc.constantFrom(
    [{ id: 's1', category: 'opener' as const }],
    [{ id: 's2', category: 'recruiter' as const }],
  ),
  selected: fc.constant(CONTACTS.length),
  contacts: fc.subarray(CONTACTS, { minLength: 1 }).map((ids) => ids.map((id) => ({ id, name: id }))),
  timeLimitMs: minutes(1, 20),
});
export const settle = fc.record({
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
export const cancel = fc.record({
  type: fc.constant('cancel' as const),
  runId: fc.constantFrom(...RUNS),
  status: fc.constantFrom('cancelled' as const, 'timed-out' as const),
  reason: fc.constant(''),
});
export const expire = fc.record({ type: fc.constant('expire' as const) });
