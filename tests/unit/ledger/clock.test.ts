import { describe, expect, it } from 'vitest';
import { accepted, DAY, HOUR, ledger, ledgerWith, START } from './ledgerKit';

describe('a clock that goes backwards', () => {
  it('does not make an entry older than the one before it', () => {
    const team = ledgerWith(5);
    team.wait(-HOUR).hold('run', 2);
    expect(team.lastEntries(1)).toMatchObject([{ kind: 'held', atMs: START }]);
    expect(team.holdOf('run')).toMatchObject({ heldAtMs: START, lastReportAtMs: START });
  });

  it('does not bring back what has expired', () => {
    const team = ledger();
    team.grant('soon', 5, { expiresAtMs: START + HOUR });
    team.wait(HOUR).expire();
    team.wait(-HOUR).expire();
    expect(team.credits).toEqual({ available: 0, retained: 0, used: 0, expired: 5 });
  });

  it('makes a time limit neither shorter nor longer than the ledger has seen', () => {
    const team = ledgerWith(5);
    team.wait(DAY).grant('more', 1);
    team.wait(-HOUR).hold('run', 2);
    expect(team.wait(DAY + HOUR - 1).expire().refunded).toBe(0);
    expect(team.wait(1).expire().refunded).toBe(2);
  });

  it('accepts a grant that starts by the ledger’s own time', () => {
    const team = ledgerWith(5);
    team.wait(-HOUR);
    accepted('grant', team.grant('now', 1, { startsAtMs: START }));
  });
});
