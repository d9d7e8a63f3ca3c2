import { describe, expect, it } from 'vitest';
import { EMPTY_LEDGER, evolve } from '../../../lib/ledger';
import { DAY, HOUR, ledgerWith, START, type TeamLedger } from './ledgerKit';
import { plainLedger } from './plainLedger';

/** One entry of every kind. */
function eventful(): TeamLedger {
  const team = ledgerWith(3);
  team.grant('soon', 2, { expiresAtMs: START + HOUR });
  team.by = 'bob';
  team.hold('run', 3);
  team.settle('run', ['c3', 'succeeded'], ['c1', 'failed']);
  team.wait(DAY).settle('run', ['c2', 'succeeded']);
  return team;
}

describe('rule 9: every change is one immutable entry', () => {
  it('says who, when, which run, which contact and why', () => {
    const team = ledgerWith(3);
    team.by = 'bob';
    team.hold('run', 2);
    team.wait(HOUR).settle('run', ['c2', 'failed']);
    expect(team.lastEntries(1)).toMatchObject([
      {
        kind: 'refunded',
        by: 'bob',
        commandId: 'command-3',
        atMs: START + HOUR,
        runId: 'run',
        contactId: 'c2',
        status: 'failed',
        reason: 'missing data',
        credits: 1,
      },
    ]);
  });

  it('says what a member asked for apart from what time did', () => {
    const team = ledgerWith(1);
    team.by = 'bob';
    team.hold('run', 1);
    team.wait(DAY).cancel('run');
    expect(team.lastEntries(2).map((entry) => [entry.kind, entry.by])).toEqual([
      ['held', 'bob'],
      ['refunded', 'time'],
    ]);
  });

  it('has the balances after it', () => {
    const team = eventful();
    const told = team.entries.map(({ kind, balances: b }) => [
      kind,
      b.available,
      b.retained,
      b.used,
      b.expired,
    ]);
    expect(told).toEqual([
      ['granted', 3, 0, 0, 0],
      ['granted', 5, 0, 0, 0],
      ['held', 2, 3, 0, 0],
      ['deducted', 2, 2, 1, 0],
      ['refunded', 3, 1, 1, 0],
      ['expired', 2, 1, 1, 1],
      ['refunded', 3, 0, 1, 1],
      ['expired', 2, 0, 1, 2],
      ['granted', 3, 0, 1, 2],
      ['reported-late', 2, 0, 2, 2],
    ]);
  });

  it('has a place without gaps', () => {
    const { entries } = eventful();
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, i) => i + 1));
  });

  it('is all that the ledger is made of', () => {
    const team = eventful();
    expect(plainLedger(evolve(EMPTY_LEDGER, team.entries))).toEqual(plainLedger(team.state));
  });
});

describe('entries that do not add up are refused', () => {
  const { entries } = eventful();
  const before = evolve(EMPTY_LEDGER, entries.slice(0, 3));
  const deducted = entries.slice(3, 4);

  it('takes the next one', () => {
    expect(evolve(before, deducted).cursor).toBe(4);
  });

  it.each([
    ['came already', 3, {}],
    ['left one out', 5, {}],
    ['is older than the one before it', 4, { atMs: START - 1 }],
    ['states other balances', 4, { balances: { ...before.balances, available: 1 } }],
    ['names another price', 4, { credits: 2 }],
    ['names an unknown run', 4, { runId: 'other' }],
    ['names an unknown contact', 4, { contactId: 'other' }],
  ])('not one that %s', (_why, seq, change) => {
    const wrong = deducted.map((entry) => ({ ...entry, ...change, seq })) as typeof deducted;
    expect(() => evolve(before, wrong)).toThrow('Ledger invariant broken');
  });

  it('not a second settlement of one contact', () => {
    const after = evolve(before, deducted);
    const again = deducted.map((entry) => ({ ...entry, seq: 5 }));
    expect(() => evolve(after, again)).toThrow('is settled already');
  });

  it('leaves the ledger as it was where one of several is refused', () => {
    const wrong = [...deducted, ...deducted];
    expect(() => evolve(before, wrong)).toThrow('came after entry');
    expect(before.cursor).toBe(3);
    expect(before.holds.get('run')?.pending).toBe(3);
  });
});
