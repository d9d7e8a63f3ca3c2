import { describe, expect, it } from 'vitest';
import { type Difference, differenceOf } from '../../../lib/ledger';
import { ledgerWith, type TeamLedger } from './ledgerKit';

function namesIn({ grants, holds }: Difference) {
  return {
    grants: grants.map(({ id }) => id),
    holds: holds.map(({ hold, contacts }) => [hold.runId, contacts.map(({ id }) => id)]),
  };
}

/** What one step of a team changed. */
function changesOf(team: TeamLedger, step: () => void): Difference {
  const before = team.state;
  step();
  return differenceOf(before, team.state);
}

describe('what has to be written after entries were added', () => {
  it('is nothing where nothing was', () => {
    const team = ledgerWith(5);
    expect(namesIn(changesOf(team, () => team.expire()))).toEqual({ grants: [], holds: [] });
  });

  it('is a new run with all of its contacts, and the grant that pays', () => {
    const team = ledgerWith(5);
    team.grant('for later', 5, { priority: 99 });
    const difference = changesOf(team, () => team.hold('run', 2));
    expect(namesIn(difference)).toEqual({ grants: ['bought'], holds: [['run', ['c1', 'c2']]] });
    expect(difference.holds[0]?.old).toBeUndefined();
  });

  it('is only the contacts that reported, of the run that they are in', () => {
    const team = ledgerWith(9);
    team.hold('run', 3);
    team.hold('other', ['x', 'y']);
    const old = team.holdOf('run');
    const difference = changesOf(team, () => team.settle('run', ['c3', 'succeeded'], ['c1', 'failed']));
    expect(namesIn(difference)).toEqual({ grants: ['bought'], holds: [['run', ['c1', 'c3']]] });
    expect(difference.holds[0]?.old).toBe(old);
  });
});
