import { describe, expect, it } from 'vitest';
import { accepted, DAY, ledgerWith, rejected, type TeamLedger } from './ledgerKit';

/** ann and bob are being personalized in the sequence. */
function running(): TeamLedger {
  const team = ledgerWith(20);
  team.hold('first', ['ann', 'bob']);
  return team;
}

describe('a contact that is pending in a sequence', () => {
  it('is not held again', () => {
    const team = running();
    const answer = rejected(team.hold('second', ['eve', 'bob', 'ann']));
    expect(answer).toMatchObject({ code: 'already-running', runId: 'first', contacts: 2, available: 18 });
    expect(team.credits.retained).toBe(2);
  });

  it('is not held for another email step either: a page shows one result per contact', () => {
    const wishes = { stepIds: ['email-2'] };
    expect(rejected(running().hold('second', ['bob'], wishes))).toMatchObject({ contacts: 1 });
  });

  it('does not stand in the way of other contacts', () => {
    expect(accepted('hold', running().hold('second', ['eve'])).held).toBe(1);
  });

  it('does not stand in the way of another sequence', () => {
    const wishes = { sequenceId: 'other sequence' };
    expect(accepted('hold', running().hold('second', ['ann'], wishes)).held).toBe(1);
  });

  it('may be personalized again once it is settled', () => {
    const team = running();
    team.settle('first', ['ann', 'succeeded']);
    expect(accepted('hold', team.hold('second', ['ann'])).held).toBe(1);
    expect(rejected(team.hold('third', ['bob'])).runId).toBe('first');
  });

  it('may be personalized again once the run is cancelled or has timed out', () => {
    const team = running();
    team.cancel('first');
    accepted('hold', team.hold('second', ['ann']));
    team.wait(DAY);
    accepted('hold', team.hold('third', ['ann']));
  });

  it('names the oldest of the runs that stand in the way', () => {
    const team = running();
    team.wait(1).hold('a younger one', ['eve']);
    expect(rejected(team.hold('third', ['eve', 'ann']))).toMatchObject({ runId: 'first', contacts: 1 });
  });
});
