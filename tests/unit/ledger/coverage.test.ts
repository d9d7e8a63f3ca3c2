import { describe, expect, it } from 'vitest';
import { coverage } from '../../../lib/ledger';
import { accepted, ledger, ledgerWith, rejected } from './ledgerKit';

describe('rule 1: a run starts only with credits held for it', () => {
  it('moves credits from available to retained and uses none', () => {
    const team = ledgerWith(10);
    team.hold('run', 4);
    expect(team.credits).toEqual({ available: 6, retained: 4, used: 0, expired: 0 });
  });

  it('deducts nothing for a run that the ledger does not know', () => {
    const team = ledgerWith(10);
    expect(rejected(team.settle('unheld', ['c1', 'succeeded'])).code).toBe('run-not-found');
    expect(team.credits.used).toBe(0);
  });

  it('holds once for a run, whatever its second request names', () => {
    const team = ledgerWith(10);
    team.hold('run', ['ann']);
    expect(rejected(team.hold('run', ['bob', 'eve']))).toMatchObject({ code: 'run-exists', runId: 'run' });
    expect(team.credits.retained).toBe(1);
  });

  it('does not open a closed run again', () => {
    const team = ledgerWith(10);
    team.hold('run', 1);
    team.settle('run', ['c1', 'succeeded']);
    expect(rejected(team.hold('run', 1)).code).toBe('run-exists');
  });
});

describe('rule 2: covered = min(selected, floor(available / price per contact))', () => {
  it('covers 3 contacts with 7 credits and Opener; the odd credit stays available', () => {
    const team = ledgerWith(7);
    const answer = accepted('hold', team.hold('run', 5, { categories: ['opener'] }));
    expect(answer).toMatchObject({ covered: ['c1', 'c2', 'c3'], selected: 5, pricePerContact: 2, held: 6 });
    expect(team.credits).toEqual({ available: 1, retained: 6, used: 0, expired: 0 });
  });

  it.each([
    { selected: 5, available: 7, price: 2, covered: 3 },
    { selected: 5, available: 6, price: 2, covered: 3 },
    { selected: 3, available: 7, price: 2, covered: 3 },
    { selected: 2, available: 7, price: 2, covered: 2 },
    { selected: 5, available: 1, price: 2, covered: 0 },
    { selected: 5, available: 5, price: 1, covered: 5 },
    { selected: 0, available: 5, price: 1, covered: 0 },
  ])('$selected selected, $available available, $price each: $covered', (row) => {
    expect(coverage(row.selected, row.available, row.price)).toBe(row.covered);
  });

  it.each([0, -1, Number.NaN])('knows no price of %d', (price) => {
    expect(() => coverage(1, 1, price)).toThrow(RangeError);
  });

  it('covers the initial contacts, in the order of the page', () => {
    const answer = ledgerWith(2).hold('run', ['zoe', 'ann', 'max', 'bob']);
    expect(accepted('hold', answer).covered).toEqual(['zoe', 'ann']);
  });

  it('spends the odd credit over several grants: whole contacts of the pool, not of a grant', () => {
    const team = ledger();
    team.grant('three', 3);
    team.grant('five', 5);
    expect(accepted('hold', team.hold('run', 9, { categories: ['opener'] })).held).toBe(8);
  });
});

describe('rule 3: no run can start where not one contact is covered', () => {
  it.each([
    [0, 'recruiter'],
    [1, 'opener'],
  ] as const)('%i credits and %s', (credits, category) => {
    const team = credits === 0 ? ledger() : ledgerWith(credits);
    const answer = rejected(team.hold('run', 2, { categories: [category] }));
    expect(answer).toMatchObject({ code: 'insufficient-credits', available: credits });
    expect(team.state.holds.size).toBe(0);
  });
});

describe('rule 4: coverage is decided when the hold is committed', () => {
  it('covers less when another member spent credits since the page was drawn', () => {
    const team = ledgerWith(5);
    team.by = 'bob';
    team.hold('of bob', ['b1', 'b2', 'b3']);
    team.by = 'ann';
    expect(accepted('hold', team.hold('of ann', 5)).covered).toEqual(['c1', 'c2']);
  });

  it('names what is left to the member who comes too late', () => {
    const team = ledgerWith(3);
    team.hold('of bob', ['b1', 'b2', 'b3']);
    expect(rejected(team.hold('of ann', 5))).toMatchObject({ code: 'insufficient-credits', available: 0 });
  });
});
