import fc from 'fast-check';
import { type Command, type EmailStep, GRANT_SOURCES } from '../../../../lib/ledger';
import { contactIds, DAY, HOUR, type Submitted, TeamLedger, type WithoutStamp } from '../ledgerKit';

const STEPS: readonly EmailStep[] = [
  { id: 'email-1', category: 'opener' },
  { id: 'email-2', category: 'recruiter' },
  { id: 'email-3', category: 'opener' },
];

const waitMs = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: HOUR / 6 }) },
  { weight: 4, arbitrary: fc.constantFrom(0, HOUR, DAY - 1, DAY, 3 * DAY) },
  { weight: 1, arbitrary: fc.constant(32 * DAY) },
  { weight: 1, arbitrary: fc.integer({ min: -2 * DAY, max: -1 }) },
);

const contact = fc.constantFrom(...contactIds(7), '__proto__');

const grant = fc.record({
  type: fc.constant('grant'),
  grantId: fc.constantFrom(...'abcdefghij', '__proto__'),
  source: fc.constantFrom(...GRANT_SOURCES.filter((source) => source !== 'refund')),
  credits: fc.integer({ min: 1, max: 20 }),
  startedMs: fc.constantFrom(null, 0, 0, HOUR, HOUR, DAY, DAY, -1),
  lastsMs: fc.constantFrom(null, HOUR, DAY, 3 * DAY, 31 * DAY, 31 * DAY, 0),
  priority: fc.constantFrom(null, null, -1, 0, 10),
});

const hold = fc.record({
  type: fc.constant('hold'),
  // Now and then a run asks twice.
  again: fc.oneof({ weight: 15, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  sequenceId: fc.constantFrom('a', 'b'),
  steps: fc.subarray([...STEPS], { minLength: 1 }),
  contacts: fc.uniqueArray(contact, { minLength: 1, maxLength: 8 }),
  beyond: fc.nat({ max: 2 }),
  timeLimitMs: fc.constantFrom(HOUR, DAY, DAY, 5 * DAY, 40 * DAY),
  // A limit that was lowered since leaves less than nothing.
  allowance: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: -2, max: 12 }) },
  ),
});

const report = fc.record({
  contactId: fc.oneof({ weight: 12, arbitrary: contact }, { weight: 1, arbitrary: fc.constant('stranger') }),
  outcome: fc.constantFrom('succeeded', 'failed', 'cancelled'),
  reason: fc.constantFrom('', 'missing data'),
});

/** Counted back from the newest run; 0 is a run that there isn't. */
const runsAgo = fc.oneof(
  { weight: 14, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);

const settle = fc.record({
  type: fc.constant('settle'),
  runsAgo,
  outcomes: fc.array(report, { minLength: 1, maxLength: 6 }),
});

const cancel = fc.record({
  type: fc.constant('cancel'),
  status: fc.constantFrom('cancelled', 'timed-out'),
  runsAgo,
});

const expire = fc.record({ type: fc.constant('expire') });

const step = fc.record({
  waitMs,
  wish: fc.oneof(
    { weight: 5, arbitrary: grant },
    { weight: 4, arbitrary: hold },
    { weight: 6, arbitrary: settle },
    { weight: 1, arbitrary: cancel },
    { weight: 1, arbitrary: expire },
  ),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Lists of commands with a clock that jumps ahead and goes back. */
export const days: fc.Arbitrary<readonly Step[]> = fc.array(step, { maxLength: 50, size: 'max' });

/** Lives through the commands one by one, with the ledger's own checks after each. */
export function* live(steps: readonly Step[], team = new TeamLedger()): Generator<Submitted> {
  for (const { waitMs, wish } of steps) yield team.wait(waitMs).submit(commandOf(wish, team));
}

/** A wish as a command to the team as it is now. */
function commandOf(wish: Step['wish'], { nowMs, state }: TeamLedger): WithoutStamp<Command> {
  const runs = state.holds.size;
  switch (wish.type) {
    case 'grant': {
      const { startedMs, lastsMs, ...grant } = wish;
      const startsAtMs = startedMs === null ? null : nowMs - startedMs;
      const expiresAtMs = lastsMs === null ? null : nowMs + lastsMs;
      return { ...grant, startsAtMs, expiresAtMs, reason: 'bought' };
    }
    case 'hold': {
      const { again, beyond, ...hold } = wish;
      const contacts = hold.contacts.map((id) => ({ id, name: id }));
      return { ...hold, contacts, runId: `run-${again ? 0 : runs}`, selected: contacts.length + beyond };
    }
    case 'settle':
      return { type: 'settle', runId: runBefore(runs, wish.runsAgo), outcomes: wish.outcomes };
    case 'cancel':
      return { type: 'cancel', status: wish.status, runId: runBefore(runs, wish.runsAgo), reason: 'stopped' };
    case 'expire':
      return wish;
  }
}

function runBefore(runs: number, ago: number): string {
  return ago === 0 ? 'no run' : `run-${Math.max(0, runs - ago)}`;
}
