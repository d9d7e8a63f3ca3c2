import { describe, expect, it } from 'vitest';
import { accepted, ledgerWith, type TeamLedger } from './ledgerKit';

function running(contacts: number): TeamLedger {
  const team = ledgerWith(10);
  team.hold('run', contacts);
  return team;
}

describe('rule 5: every covered contact is settled exactly once', () => {
  it('deducts for a success', () => {
    const team = running(3);
    const answer = accepted('settle', team.settle('run', ['c1', 'succeeded']));
    expect(answer).toMatchObject({ deducted: 1, refunded: 0, unbilled: 0, ignored: [] });
    expect(team.credits).toEqual({ available: 7, retained: 2, used: 1, expired: 0 });
  });

  it.each(['failed', 'cancelled'] as const)('refunds where it %s, and keeps why', (outcome) => {
    const team = running(3);
    const answer = accepted('settle', team.settle('run', ['c1', outcome]));
    expect(answer).toMatchObject({ deducted: 0, refunded: 1 });
    expect(team.credits).toEqual({ available: 8, retained: 2, used: 0, expired: 0 });
    expect(team.contactOf('run', 'c1')).toMatchObject({
      status: outcome,
      reason: 'missing data',
      charged: 0,
    });
  });

  it('counts the first report when a success comes twice', () => {
    const team = running(1);
    team.settle('run', ['c1', 'succeeded']);
    const again = accepted('settle', team.settle('run', ['c1', 'succeeded']));
    expect(again).toMatchObject({ deducted: 0, ignored: [{ contactId: 'c1', why: 'already-settled' }] });
    expect(team.credits.used).toBe(1);
  });

  it('counts the first report when a second tab contradicts it', () => {
    const team = running(2);
    team.settle('run', ['c1', 'failed'], ['c2', 'succeeded']);
    const other = accepted('settle', team.settle('run', ['c1', 'succeeded'], ['c2', 'failed']));
    expect(other.ignored.map(({ why }) => why)).toEqual(['already-settled', 'already-settled']);
    expect(team.credits).toEqual({ available: 9, retained: 0, used: 1, expired: 0 });
  });

  it('counts the first of two reports in one command', () => {
    const team = running(1);
    const answer = accepted('settle', team.settle('run', ['c1', 'failed'], ['c1', 'succeeded']));
    expect(answer).toMatchObject({ deducted: 0, refunded: 1, ignored: [{ contactId: 'c1' }] });
  });

  it('settles in whatever order the reports come', () => {
    const team = running(3);
    team.settle('run', ['c3', 'succeeded'], ['c1', 'failed']);
    team.settle('run', ['c2', 'cancelled']);
    expect(team.holdOf('run')).toMatchObject({ held: 3, pending: 0, deducted: 1, refunded: 2 });
  });

  it('ignores a contact that the run never held, such as one beyond the coverage', () => {
    const team = ledgerWith(2);
    team.hold('run', 3);
    const answer = accepted('settle', team.settle('run', ['c3', 'succeeded']));
    expect(answer).toMatchObject({ deducted: 0, ignored: [{ contactId: 'c3', why: 'not-in-run' }] });
    expect(team.credits).toEqual({ available: 0, retained: 2, used: 0, expired: 0 });
  });

  it('makes no entry of a report that counts nothing', () => {
    const team = running(1);
    team.settle('run', ['c1', 'succeeded']);
    const entries = team.entries.length;
    team.settle('run', ['c1', 'failed'], ['stranger', 'failed']);
    expect(team.entries).toHaveLength(entries);
  });
});
