import { describe, expect, it } from 'vitest';
import { accepted, DAY, HOUR, ledger, START, type TeamLedger } from './ledgerKit';

const MONTH_END = START + 31 * DAY;

/** A run of three whose bought credits have expired while it was going on; `period` opens a billing period first. */
function expiredUnderway(period: boolean): TeamLedger {
  const team = ledger();
  if (period) {
    team.grant('plan', 1, { source: 'plan', expiresAtMs: MONTH_END });
    team.hold('of the plan', ['x']);
  }
  team.grant('bought', 3, { expiresAtMs: START + HOUR });
  team.hold('run', 3);
  team.wait(2 * HOUR);
  return team;
}

describe('rule 7: a refund to a grant that has expired meanwhile', () => {
  it('becomes a refund grant that lasts to the end of the current billing period', () => {
    const team = expiredUnderway(true);
    team.settle('run', ['c1', 'failed'], ['c2', 'failed']);
    expect(team.refundGrants).toMatchObject([
      { credits: 2, available: 2, startsAtMs: START + 2 * HOUR, expiresAtMs: MONTH_END, priority: 10 },
    ]);
    expect(team.grantOf('bought')).toMatchObject({ available: 0, retained: 1, expired: 2 });
  });

  it('lasts 30 days where there never was a billing period', () => {
    const team = expiredUnderway(false);
    team.settle('run', ['c1', 'failed']);
    expect(team.refundGrants).toMatchObject([{ credits: 1, expiresAtMs: START + 2 * HOUR + 30 * DAY }]);
  });

  it('lasts 30 days where the billing period is over, from its last millisecond on', () => {
    const team = ledger();
    team.grant('plan', 2, { source: 'plan', expiresAtMs: MONTH_END });
    team.hold('run', 2, { timeLimitMs: 90 * DAY });
    team.wait(31 * DAY).settle('run', ['c1', 'failed']);
    expect(team.refundGrants).toMatchObject([{ credits: 1, expiresAtMs: MONTH_END + 30 * DAY }]);
  });

  it('lasts to the end of the newest billing period, when the next one has begun', () => {
    const team = ledger();
    team.grant('january', 2, { source: 'plan', expiresAtMs: MONTH_END });
    team.hold('run', 2, { timeLimitMs: 90 * DAY });
    team.wait(31 * DAY).grant('february', 5, { source: 'plan', expiresAtMs: MONTH_END + 28 * DAY });
    team.cancel('run');
    expect(team.refundGrants).toMatchObject([{ credits: 2, expiresAtMs: MONTH_END + 28 * DAY }]);
  });

  it('knows no billing period from a purchase or a plan grant that never ends', () => {
    const team = ledger();
    team.grant('gift', 1, { source: 'plan', expiresAtMs: null, priority: 99 });
    team.grant('yearly', 1, { expiresAtMs: START + 365 * DAY, priority: 98 });
    team.grant('bought', 1, { expiresAtMs: START + HOUR });
    team.hold('run', 1);
    team.wait(HOUR).cancel('run');
    expect(team.refundGrants).toMatchObject([{ expiresAtMs: START + HOUR + 30 * DAY }]);
  });

  it('can be spent at once', () => {
    const team = expiredUnderway(false);
    team.cancel('run');
    expect(accepted('hold', team.hold('next', 3)).held).toBe(3);
  });

  it('refunds what was cancelled', () => {
    const team = expiredUnderway(false);
    expect(accepted('cancel', team.cancel('run')).refunded).toBe(3);
    expect(team.credits).toEqual({ available: 3, retained: 0, used: 0, expired: 3 });
  });

  it('refunds what timed out', () => {
    const team = expiredUnderway(false);
    expect(team.wait(DAY).expire()).toMatchObject({ expired: 0, refunded: 3 });
    expect(team.credits).toEqual({ available: 3, retained: 0, used: 0, expired: 3 });
  });

  it('lasts to the end of the new billing period where that opens in the same moment', () => {
    const team = ledger();
    team.grant('march', 3, { source: 'plan', expiresAtMs: START + DAY });
    team.hold('run', 3);
    team.wait(DAY).grant('april', 10, { source: 'plan', expiresAtMs: START + 31 * DAY });
    expect(team.refundGrants).toMatchObject([{ credits: 3, expiresAtMs: START + 31 * DAY }]);
    expect(team.credits).toMatchObject({ available: 13, retained: 0, expired: 3 });
  });

  it('tells what timed out apart from what expires in the same moment', () => {
    const team = ledger();
    team.grant('bought', 5, { expiresAtMs: START + DAY });
    team.hold('run', 2);
    expect(team.wait(DAY).expire()).toMatchObject({ expired: 3, refunded: 2 });
    expect(team.credits).toEqual({ available: 2, retained: 0, used: 0, expired: 5 });
  });

  it('makes one refund grant of time passing and one of the command, which do not meet', () => {
    const team = ledger();
    team.grant('bought', 3, { expiresAtMs: START + HOUR });
    team.hold('lost', ['x'], { timeLimitMs: 2 * HOUR });
    team.hold('run', 2);
    team.wait(2 * HOUR).cancel('run');
    expect(team.refundGrants.map((grant) => grant.credits)).toEqual([1, 2]);
  });

  it('refunds only the part whose grant has expired to a refund grant', () => {
    const team = ledger();
    team.grant('soon', 1, { expiresAtMs: START + HOUR });
    team.grant('never', 1);
    team.hold('run', 1, { categories: ['opener'] });
    team.wait(HOUR).cancel('run');
    expect(team.refundGrants).toMatchObject([{ credits: 1 }]);
    expect(team.grantOf('never').available).toBe(1);
  });

  it('never evaporates, not even when the refund grant expires under the next run', () => {
    const team = expiredUnderway(false);
    team.cancel('run');
    team.hold('next', 3, { timeLimitMs: 90 * DAY });
    team.wait(40 * DAY).cancel('next');
    expect(team.credits.available).toBe(3);
    expect(team.refundGrants).toHaveLength(2);
  });
});
