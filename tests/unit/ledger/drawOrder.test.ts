import { describe, expect, it } from 'vitest';
import { accepted, DAY, HOUR, ledger, START, type TeamLedger } from './ledgerKit';

/** Retained credits by grant. */
function retained(team: TeamLedger): Record<string, number> {
  return Object.fromEntries([...team.state.grants.values()].map((grant) => [grant.id, grant.retained]));
}

describe('rule 7: draw-down order', () => {
  it('spends plan credits before bought ones by default, however soon those expire', () => {
    const team = ledger();
    team.grant('bought', 5, { source: 'purchase', expiresAtMs: START + DAY });
    team.grant('plan', 5, { source: 'plan', expiresAtMs: START + 30 * DAY });
    team.hold('run', 6);
    expect(retained(team)).toEqual({ plan: 5, bought: 1 });
  });

  it('spends the lower priority number first', () => {
    const team = ledger();
    team.grant('second', 5, { source: 'plan', priority: 3, expiresAtMs: START + DAY });
    team.grant('first', 5, { source: 'purchase', priority: -1 });
    team.hold('run', 6);
    expect(retained(team)).toEqual({ first: 5, second: 1 });
  });

  it('then the earlier expiry; what never expires comes last', () => {
    const team = ledger();
    team.grant('never', 2);
    team.grant('late', 2, { expiresAtMs: START + 9 * DAY });
    team.grant('soon', 2, { expiresAtMs: START + DAY });
    team.hold('run', 5);
    expect(retained(team)).toEqual({ soon: 2, late: 2, never: 1 });
  });

  it.each([null, START + 9 * DAY])('then the older grant, where both expire at %s', (expiresAtMs) => {
    const team = ledger();
    team.grant('a younger', 2, { startsAtMs: START, expiresAtMs });
    team.grant('b older', 2, { startsAtMs: START - DAY, expiresAtMs });
    team.hold('run', 3);
    expect(retained(team)).toEqual({ 'b older': 2, 'a younger': 1 });
  });

  it.each([
    ['a', 'b'],
    ['b', 'a'],
  ])('then the id, so that two machines agree: %s came first', (first, second) => {
    const team = ledger();
    team.grant(first, 2);
    team.grant(second, 2);
    team.hold('run', 3);
    expect(retained(team)).toEqual({ a: 2, b: 1 });
  });

  it('is the order of late charges too', () => {
    const team = ledger();
    team.grant('bought', 4, { source: 'purchase' });
    team.hold('run', 2);
    team.wait(DAY).grant('plan', 1, { source: 'plan', expiresAtMs: START + 30 * DAY });
    team.settle('run', ['c1', 'succeeded'], ['c2', 'succeeded']);
    expect([team.grantOf('plan').used, team.grantOf('bought').used]).toEqual([1, 1]);
  });
});

describe('rule 7: held credits remember their grants', () => {
  /** 3 plan credits and 3 bought ones; a run of three Openers holds them all, the second contact from both. */
  function twoGrants(): TeamLedger {
    const team = ledger();
    team.grant('plan', 3, { source: 'plan', expiresAtMs: START + 30 * DAY });
    team.grant('bought', 3);
    team.hold('run', 3, { categories: ['opener'] });
    return team;
  }

  it('deals them out to the contacts in order', () => {
    const team = twoGrants();
    expect(team.contactOf('run', 'c1').draws).toEqual([{ grantId: 'plan', credits: 2 }]);
    expect(team.contactOf('run', 'c2').draws).toEqual([
      { grantId: 'plan', credits: 1 },
      { grantId: 'bought', credits: 1 },
    ]);
    expect(team.contactOf('run', 'c3').draws).toEqual([{ grantId: 'bought', credits: 2 }]);
  });

  it.each([
    ['c1', { plan: 2, bought: 0 }],
    ['c2', { plan: 1, bought: 1 }],
    ['c3', { plan: 0, bought: 2 }],
  ])('refunds %s to the grants that it came from', (contactId, back) => {
    const team = twoGrants();
    team.settle('run', [contactId, 'failed']);
    const { plan, bought } = back;
    expect([team.grantOf('plan').available, team.grantOf('bought').available]).toEqual([plan, bought]);
  });

  it('uses the credits of the very grants that held them', () => {
    const team = twoGrants();
    team.settle('run', ['c3', 'succeeded']);
    expect([team.grantOf('plan').used, team.grantOf('bought').used]).toEqual([0, 2]);
  });

  it('refunds to grants that came before a better one', () => {
    const team = ledger();
    team.grant('bought', 2);
    accepted('hold', team.hold('run', 2));
    team.wait(HOUR).grant('plan', 2, { source: 'plan', expiresAtMs: START + DAY });
    team.cancel('run');
    expect([team.grantOf('bought').available, team.grantOf('plan').available]).toEqual([2, 2]);
  });
});
