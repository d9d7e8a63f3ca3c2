import { describe, expect, it } from 'vitest';
import { DEFAULT_TIME_LIMIT_MS, deadlineMs } from '../../../lib/ledger';
import { accepted, DAY, HOUR, ledgerWith, START, type TeamLedger } from './ledgerKit';

/** A run of two contacts that nobody reported on until its time limit passed. */
function timedOut(credits = 2): TeamLedger {
  const team = ledgerWith(credits);
  team.hold('run', 2);
  team.wait(DAY).expire();
  return team;
}

describe('rule 6: a hold that hears nothing for its time limit is refunded', () => {
  it('is 24 hours by default', () => {
    expect(DEFAULT_TIME_LIMIT_MS).toBe(24 * 60 * 60 * 1000);
  });

  it('waits until the last millisecond', () => {
    const team = ledgerWith(5);
    team.hold('run', 2);
    expect(team.wait(DAY - 1).expire().refunded).toBe(0);
    expect(team.wait(1).expire().refunded).toBe(2);
    expect(team.credits).toEqual({ available: 5, retained: 0, used: 0, expired: 0 });
  });

  it('marks the contacts as timed out', () => {
    const { status, settledAtMs } = timedOut().contactOf('run', 'c2');
    expect({ status, settledAtMs }).toEqual({ status: 'timed-out', settledAtMs: START + DAY });
  });

  it('counts from the last report, not from the hold', () => {
    const team = ledgerWith(5);
    team.hold('run', 3);
    team.wait(20 * HOUR).settle('run', ['c1', 'succeeded']);
    team.wait(20 * HOUR).settle('run', ['c2', 'failed']);
    expect(team.wait(DAY - 1).expire().refunded).toBe(0);
    expect(team.wait(1).expire().refunded).toBe(1);
  });

  it('hears no report in one that counts nothing', () => {
    const team = ledgerWith(5);
    team.hold('run', 2);
    team.settle('run', ['c1', 'succeeded']);
    const due = deadlineMs(team.holdOf('run'));
    team.wait(HOUR).settle('run', ['c1', 'succeeded']);
    expect(deadlineMs(team.holdOf('run'))).toBe(due);
  });

  it('takes the time limit that the hold names', () => {
    const team = ledgerWith(5);
    team.hold('short', 1, { timeLimitMs: HOUR });
    team.hold('long', ['x'], { timeLimitMs: 3 * DAY });
    expect(team.wait(HOUR).expire().refunded).toBe(1);
    expect(team.wait(2 * DAY).expire().refunded).toBe(0);
  });

  it('is done before any command, so that a new run may spend what came back', () => {
    const team = ledgerWith(2);
    team.hold('lost', 2);
    team.wait(DAY);
    expect(accepted('hold', team.hold('next', ['x', 'y'])).held).toBe(2);
  });

  it('is done even where the command that met it is rejected', () => {
    const team = ledgerWith(2);
    team.hold('lost', 2);
    team.wait(DAY).cancel('unknown');
    expect(team.credits.retained).toBe(0);
  });
});

describe('rule 6: a success that is reported after that', () => {
  it('is charged from what is available', () => {
    const team = timedOut();
    const answer = accepted('settle', team.settle('run', ['c1', 'succeeded']));
    expect(answer).toMatchObject({ deducted: 1, refunded: 0, unbilled: 0, ignored: [] });
    expect(team.credits).toEqual({ available: 1, retained: 0, used: 1, expired: 0 });
    expect(team.contactOf('run', 'c1')).toMatchObject({ status: 'succeeded', late: true, charged: 1 });
  });

  it('is late even when it is the command that meets the time limit', () => {
    const team = ledgerWith(2);
    team.hold('run', 2);
    team.wait(DAY).settle('run', ['c1', 'succeeded']);
    expect(team.contactOf('run', 'c1')).toMatchObject({ status: 'succeeded', late: true, charged: 1 });
    expect(team.contactOf('run', 'c2').status).toBe('timed-out');
  });

  it('is recorded as unbilled where nothing is available', () => {
    const team = timedOut();
    team.hold('next', ['x', 'y']);
    const answer = accepted('settle', team.settle('run', ['c1', 'succeeded']));
    expect(answer).toMatchObject({ deducted: 0, unbilled: 1 });
    expect(team.credits).toEqual({ available: 0, retained: 2, used: 0, expired: 0 });
    expect(team.state.balances.unbilled).toBe(1);
  });

  it('is charged in part where less than its price is available', () => {
    const team = ledgerWith(2);
    team.hold('run', 1, { categories: ['opener'] });
    team.wait(DAY).expire();
    team.hold('next', ['x']);
    const answer = accepted('settle', team.settle('run', ['c1', 'succeeded']));
    expect(answer).toMatchObject({ deducted: 1, unbilled: 1 });
    expect(team.contactOf('run', 'c1')).toMatchObject({ charged: 1, unbilled: 1 });
    expect(team.holdOf('run')).toMatchObject({ refunded: 2, chargedLate: 1, unbilled: 1 });
  });

  it('is charged once', () => {
    const team = timedOut();
    team.settle('run', ['c1', 'succeeded']);
    const again = accepted('settle', team.settle('run', ['c1', 'succeeded']));
    expect(again.ignored).toEqual([{ contactId: 'c1', why: 'already-settled' }]);
    expect(team.credits.used).toBe(1);
  });

  it('counts nothing after a late failure: the first report counts', () => {
    const team = timedOut();
    expect(accepted('settle', team.settle('run', ['c1', 'failed']))).toMatchObject({
      refunded: 0,
      ignored: [],
    });
    expect(team.contactOf('run', 'c1')).toMatchObject({ status: 'failed', late: true, charged: 0 });
    const success = accepted('settle', team.settle('run', ['c1', 'succeeded']));
    expect(success.ignored).toEqual([{ contactId: 'c1', why: 'already-settled' }]);
    expect(team.credits.used).toBe(0);
  });
});
