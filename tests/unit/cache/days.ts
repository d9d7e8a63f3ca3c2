import fc from 'fast-check';
import type { EmbeddedBackend, GrantRequest } from '../../../lib/backend/embedded/embedded';
import type { Answer } from '../../../lib/ledger';
import type { CommandRequest } from '../../../lib/protocol/command';

const RUNS = ['run-a', 'run-b', 'run-c', 'run-d'];
const CONTACTS = ['ann', 'bob', 'cem', 'dee', 'eve'];
export const MINUTE_MS = 60_000;

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

type WithoutId<R> = R extends unknown ? Omit<R, 'id'> : never;

/** What may be asked of a browser on its own. */
export type Wish = WithoutId<CommandRequest | GrantRequest> | { readonly type: 'expire' };

/** Lists of commands with a clock that jumps ahead and goes back. */
export const steps: fc.Arbitrary<readonly { wish: Wish; minutes: number }[]> = fc.array(
  fc.record({
    wish: fc.oneof(grant, { arbitrary: hold, weight: 2 }, { arbitrary: settle, weight: 3 }, cancel, expire),
    minutes: fc.integer({ min: -5, max: 15 }),
  }),
  { minLength: 1, maxLength: 25 },
);

/** Does what is wished under an id. @returns the answer; null for time, which nobody asks for */
export async function fulfil(backend: EmbeddedBackend, id: string, wish: Wish): Promise<Answer | null> {
  if (wish.type === 'grant') return backend.grant({ ...wish, id });
  if (wish.type === 'expire') return backend.letTimePass(id).then(() => null);
  const [answer] = await backend.submit([{ ...wish, id }]);
  return answer ?? null;
}
