import { describe, expect, it } from 'vitest';
import { nextDueAtMs } from '../../../lib/ledger';
import { accepted, DAY, HOUR, ledger, ledgerWith, rejected, START, type TeamLedger } from './ledgerKit';

/** 10 credits that expire in a day: 2 used, 3 held for longer than that, 5 neither. */
function expiringSoon(): TeamLedger {
  const team = ledger();
  team.grant('bought', 10, { expiresAtMs: START + DAY });
  team.hold('run', 5, { timeLimitMs: 9 * DAY });
  team.settle('run', ['c1', 'succeeded'], ['c2', 'succeeded']);
  return team;
}

describe('rule 8: expiry', () => {
  it('takes what is neither used nor held', () => {
    const team = expiringSoon();
    expect(team.wait(DAY).expire()).toMatchObject({ expired: 5, refunded: 0 });
    expect(team.credits).toEqual({ available: 0, retained: 3, used: 2, expired: 5 });
  });

  it('is an entry of its own, that names its grant', () => {
    const team = expiringSoon();
    team.wait(DAY).expire();
    expect(team.lastEntries(1)).toMatchObject([
      { kind: 'expired', grantId: 'bought', credits: 5, by: 'time', atMs: START + DAY },
    ]);
  });

  it('comes with the millisecond that the grant names, and once', () => {
    const team = expiringSoon();
    expect(team.wait(DAY - 1).expire().expired).toBe(0);
    expect(team.wait(1).expire().expired).toBe(5);
    expect(team.wait(DAY).expire().expired).toBe(0);
  });

  it('leaves held credits to be deducted', () => {
    const team = expiringSoon();
    team.wait(2 * DAY).settle('run', ['c3', 'succeeded']);
    expect(team.grantOf('bought')).toMatchObject({ retained: 2, used: 3, expired: 5 });
  });

  it('comes before a new run: what has expired is not spent', () => {
    const team = expiringSoon();
    const answer = rejected(team.wait(DAY).hold('late', ['x']));
    expect(answer).toMatchObject({ code: 'insufficient-credits', available: 0 });
    expect(team.credits.expired).toBe(5);
  });

  it('takes nothing of a grant that never expires', () => {
    expect(
      ledgerWith(3)
        .wait(9999 * DAY)
        .expire().expired,
    ).toBe(0);
  });

  it('has one entry for each grant', () => {
    const team = ledger();
    team.grant('a', 1, { expiresAtMs: START + DAY });
    team.grant('b', 2, { expiresAtMs: START + HOUR });
    team.grant('c', 4, { expiresAtMs: START + 2 * DAY });
    expect(team.wait(DAY).expire().expired).toBe(3);
    expect(team.lastEntries(2)).toMatchObject([{ grantId: 'b' }, { grantId: 'a' }]);
  });
});

describe('the next moment at which time alone changes the ledger', () => {
  it('is none in an empty ledger, nor where nothing can expire or time out', () => {
    expect(nextDueAtMs(ledger().state)).toBeNull();
    expect(nextDueAtMs(ledgerWith(5).state)).toBeNull();
  });

  it('is the earliest expiry of what is available', () => {
    const team = ledger();
    team.grant('late', 1, { expiresAtMs: START + 2 * DAY });
    team.grant('soon', 1, { expiresAtMs: START + DAY });
    expect(nextDueAtMs(team.state)).toBe(START + DAY);
  });

  it('is the time limit of a run that is going on, and moves with its reports', () => {
    const team = ledgerWith(2);
    accepted('hold', team.hold('run', 2, { timeLimitMs: HOUR }));
    expect(nextDueAtMs(team.state)).toBe(START + HOUR);
    team.wait(10).settle('run', ['c1', 'failed']);
    expect(nextDueAtMs(team.state)).toBe(START + HOUR + 10);
    team.settle('run', ['c2', 'failed']);
    expect(nextDueAtMs(team.state)).toBeNull();
  });

  it('lies behind us no more once time has done its work', () => {
    const team = expiringSoon();
    team.wait(20 * DAY).expire();
    const next = nextDueAtMs(team.state);
    expect(next).toBeGreaterThan(team.nowMs);
  });
});
