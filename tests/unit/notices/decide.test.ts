import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideNotices, type Standing, type Told } from '../../../lib/notices/decide';
import type { Notice } from '../../../lib/notices/notice';

const standing = (change: Partial<Standing> = {}): Standing => ({
  ledgerId: 'ledger',
  threshold: 20,
  available: 100,
  retained: 0,
  limit: null,
  underWay: [],
  endedRuns: [],
  ...change,
});

/** What is told of one standing after the other. */
function tell(standings: readonly Standing[]): Notice[][] {
  let told: Told | null = null;
  return standings.map((now) => {
    const next = decideNotices(told, now);
    // Whatever is told was read from storage, for the worker may have ended in between.
    told = JSON.parse(JSON.stringify(next.told)) as Told;
    return [...next.notices];
  });
}

const kinds = (standings: readonly Partial<Standing>[]) =>
  tell(standings.map(standing)).map((notices) => notices.map(({ kind }) => kind).join());

const limitOf = (spent: number, credits = 10, periodEndsAtMs = 1_000) => ({ credits, spent, periodEndsAtMs });

describe('of the team’s credits', () => {
  it('a threshold is told once, and again only after the credits were above it', () => {
    const available = [100, 21, 20, 20, 19, 20, 21, 20, 3, 100, 1];
    expect(kinds(available.map((available) => ({ available })))).toEqual([
      '',
      '',
      'low',
      '',
      '',
      '',
      '',
      'low',
      '',
      '',
      'low',
    ]);
  });

  it('that none are left is told apart, and alone', () => {
    const available = [100, 5, 0, 0, 5, 0, 100, 0];
    expect(kinds(available.map((available) => ({ available })))).toEqual([
      '',
      'low',
      'none',
      '',
      '',
      'none',
      '',
      'none',
    ]);
  });

  it('retained ones are not gone', () => {
    const now = (available: number, retained: number) => ({ available, retained });
    expect(kinds([now(40, 0), now(0, 40), now(0, 10), now(0, 0)])).toEqual(['', 'low', '', 'none']);
  });

  it('a threshold of 0 is told at none alone', () => {
    const now = (available: number, retained: number) => ({ threshold: 0, available, retained });
    expect(kinds([now(9, 0), now(0, 9), now(0, 0)])).toEqual(['', '', 'none']);
  });

  it.each([
    ['at first sight', [{ available: 0, limit: limitOf(10) }]],
    ['of another ledger', [{}, { ledgerId: 'other', available: 0, limit: limitOf(10) }]],
    ['because another threshold was set', [{}, { threshold: 200 }, { threshold: 200, available: 99 }]],
  ])('nothing is told %s', (_, standings) => {
    expect(kinds(standings).join('')).toBe('');
  });
});

describe('of the member’s own limit', () => {
  it('that it is reached is told once in a billing period, however often credits come back', () => {
    const spent = [0, 9, 10, 8, 10, 12];
    expect(kinds(spent.map((spent) => ({ limit: limitOf(spent) })))).toEqual(['', '', 'limit', '', '', '']);
  });

  it('is told again in the next period, and of another limit', () => {
    const limits = [
      limitOf(0),
      limitOf(10),
      limitOf(0, 10, 2_000),
      limitOf(10, 10, 2_000),
      limitOf(12, 12, 2_000),
    ];
    expect(kinds([...limits, null].map((limit) => ({ limit })))).toEqual([
      '',
      'limit',
      '',
      'limit',
      'limit',
      '',
    ]);
  });
});

describe('of runs', () => {
  const ended = (runId: string, seen = false) => ({ runId, used: 12, returned: 3, seen });

  it('the end is told once, with what was used and returned', () => {
    const told = tell([
      standing({ underWay: ['a'] }),
      standing({ endedRuns: [ended('a')] }),
      standing({ endedRuns: [ended('a')] }),
    ]);
    expect(told).toEqual([[], [{ kind: 'run', runIds: ['a'], used: 12, returned: 3 }], []]);
  });

  it('several ends are told as one, and those that were seen not at all', () => {
    const told = tell([
      standing({ underWay: ['a', 'b', 'c', 'd'] }),
      standing({ underWay: ['d'], endedRuns: [ended('a'), ended('b', true), ended('c')] }),
    ]);
    expect(told[1]).toEqual([{ kind: 'run', runIds: ['a', 'c'], used: 24, returned: 6 }]);
  });
});

describe('whatever happens', () => {
  const one = fc.record({
    available: fc.nat(12),
    retained: fc.nat(4),
    threshold: fc.constantFrom(0, 5, 5, 5, 9),
    limit: fc.option(
      fc.record({
        credits: fc.constantFrom(4, 5),
        spent: fc.nat(6),
        periodEndsAtMs: fc.constantFrom(1_000, 2_000),
      }),
    ),
    runs: fc.subarray(['a', 'b', 'c']),
  });

  it('nothing is told twice of one crossing, and each crossing is told', () => {
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (lives) => {
        const wereOpen = new Set<string>();
        const gone = new Set<string>();
        const standings = lives.map(({ runs, ...life }) => {
          // A run that has ended is never under way again.
          const open = runs.filter((runId) => !gone.has(runId));
          for (const runId of wereOpen) if (!open.includes(runId)) gone.add(runId);
          for (const runId of open) wereOpen.add(runId);
          const ends = [...gone].map((runId) => ({ runId, used: 1, returned: 1, seen: false }));
          return standing({ ...life, underWay: open, endedRuns: ends });
        });
        const all = tell(standings);
        const isLow = ({ threshold, available }: Standing) => threshold > 0 && available <= threshold;
        const isNone = ({ available, retained }: Standing) => available + retained === 0;
        let limit: string | null = null;
        const runIds: string[] = [];
        for (const [i, now] of standings.entries()) {
          const before = standings[i - 1];
          const notices = all[i] ?? [];
          const has = (kind: Notice['kind']) => notices.some((notice) => notice.kind === kind);
          if (before === undefined) expect(notices).toEqual([]);
          else {
            const fell = isLow(now) && !isLow(before) && before.threshold === now.threshold;
            expect(has('none')).toBe(isNone(now) && !isNone(before));
            expect(has('low')).toBe(fell && !has('none'));
          }
          const reached = now.limit !== null && now.limit.spent >= now.limit.credits;
          const name: string | null = reached
            ? JSON.stringify([now.limit?.credits, now.limit?.periodEndsAtMs])
            : limit;
          expect(has('limit')).toBe(before !== undefined && name !== limit);
          limit = name;
          for (const notice of notices) if (notice.kind === 'run') runIds.push(...notice.runIds);
        }
        expect(runIds.sort()).toEqual([...gone].sort());
      }),
    );
  });
});
