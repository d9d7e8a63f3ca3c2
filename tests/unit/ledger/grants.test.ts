import { describe, expect, it } from 'vitest';
import { balanceOf } from '../../../lib/ledger';
import { accepted, DAY, HOUR, ledger, ledgerWith, rejected, START } from './ledgerKit';

describe('a credit grant', () => {
  it('puts its credits into the pool', () => {
    const team = ledgerWith(5);
    expect(accepted('grant', team.grant('more', 3))).toMatchObject({ grantId: 'more', credits: 3 });
    expect(team.state.balances).toMatchObject({ granted: 8, available: 8 });
  });

  it.each([
    ['plan', 10],
    ['purchase', 20],
    ['adjustment', 20],
  ] as const)('from a %s has priority %i where it names none', (source, priority) => {
    const team = ledger();
    team.grant('it', 1, { source });
    expect(team.grantOf('it')).toMatchObject({ source, priority });
  });

  it('enters once, whatever the second request says', () => {
    const team = ledgerWith(5);
    expect(rejected(team.grant('bought', 9)).code).toBe('grant-exists');
    expect(team.state.balances.granted).toBe(5);
  });

  it('enters once, even when all of it is used', () => {
    const team = ledgerWith(1);
    team.hold('run', 1);
    team.settle('run', ['c1', 'succeeded']);
    expect(rejected(team.grant('bought', 1)).code).toBe('grant-exists');
  });

  it('enters when it starts, not before', () => {
    const team = ledger();
    expect(rejected(team.grant('next', 5, { startsAtMs: START + 1 })).code).toBe('grant-not-started');
    accepted('grant', team.grant('next', 5, { startsAtMs: START }));
  });

  it('does not enter after its end', () => {
    const team = ledger();
    expect(rejected(team.grant('past', 5, { expiresAtMs: START })).code).toBe('grant-expired');
    accepted('grant', team.grant('past', 5, { expiresAtMs: START + 1 }));
    expect(team.state.balances.granted).toBe(5);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('cannot be of %d credits', (credits) => {
    expect(() => ledger().grant('odd', credits)).toThrow('Ledger invariant broken');
  });
});

describe('the balance that the counter shows', () => {
  it('is granted − used − expired: what is available and what is retained', () => {
    const team = ledger();
    team.grant('soon', 4, { expiresAtMs: START + HOUR });
    team.grant('bought', 10);
    team.hold('run', 6, { timeLimitMs: 9 * DAY });
    team.settle('run', ['c1', 'succeeded'], ['c2', 'failed']);
    team.wait(HOUR).expire();
    expect(team.credits).toEqual({ available: 8, retained: 4, used: 1, expired: 1 });
    expect(balanceOf(team.state.balances)).toBe(12);
  });
});
