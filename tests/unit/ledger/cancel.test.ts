import { describe, expect, it } from 'vitest';
import { accepted, DAY, ledgerWith, rejected } from './ledgerKit';

describe('cancelling a run', () => {
  it('refunds every contact that is still pending, and no other', () => {
    const team = ledgerWith(10);
    team.hold('run', 4, { categories: ['opener'] });
    team.settle('run', ['c2', 'succeeded'], ['c3', 'failed']);
    expect(accepted('cancel', team.cancel('run')).refunded).toBe(4);
    expect(team.credits).toEqual({ available: 8, retained: 0, used: 2, expired: 0 });
    expect(['c1', 'c2', 'c3', 'c4'].map((id) => team.contactOf('run', id).status)).toEqual([
      'cancelled',
      'succeeded',
      'failed',
      'cancelled',
    ]);
    expect(team.contactOf('run', 'c4').reason).toBe('stopped by ann');
  });

  it('leaves other runs alone', () => {
    const team = ledgerWith(10);
    team.hold('run', 2);
    team.hold('other', ['x']);
    team.cancel('run');
    expect(team.credits.retained).toBe(1);
  });

  it('has one effect, however often it is asked for', () => {
    const team = ledgerWith(10);
    team.hold('run', 2);
    team.cancel('run');
    expect(accepted('cancel', team.cancel('run')).refunded).toBe(0);
    expect(team.credits.available).toBe(10);
  });

  it('comes after the time limit: what has timed out is not cancelled', () => {
    const team = ledgerWith(10);
    team.hold('run', 2);
    expect(accepted('cancel', team.wait(DAY).cancel('run')).refunded).toBe(0);
    expect(team.contactOf('run', 'c1').status).toBe('timed-out');
  });

  it('is the first report: a success after it counts nothing', () => {
    const team = ledgerWith(10);
    team.hold('run', 1);
    team.cancel('run');
    const { ignored } = accepted('settle', team.settle('run', ['c1', 'succeeded']));
    expect(ignored).toEqual([{ contactId: 'c1', why: 'already-settled' }]);
    expect(team.credits.used).toBe(0);
  });

  it('charges a success after it, where the run had begun and was released by hand', () => {
    const team = ledgerWith(10);
    team.hold('run', 2);
    expect(accepted('cancel', team.release('run')).refunded).toBe(2);
    expect(team.contactOf('run', 'c1').status).toBe('timed-out');
    expect(accepted('settle', team.settle('run', ['c1', 'succeeded'])).deducted).toBe(1);
    expect(team.credits).toMatchObject({ available: 9, retained: 0, used: 1 });
  });

  it('refuses a run that the ledger does not know', () => {
    expect(rejected(ledgerWith(10).cancel('other'))).toMatchObject({ code: 'run-not-found', runId: 'other' });
  });
});
