import { describe, expect, it } from 'vitest';
import { accepted, HOUR, ledger, ledgerWith, rejected, START } from './ledgerKit';

describe('ids that could mean something else', () => {
  it.each(['__proto__', 'constructor', 'toString', '', ' '])('%j is a contact, a run and a grant', (id) => {
    const team = ledger();
    team.grant(id, 2);
    accepted('hold', team.hold(id, [id, 'other'], { sequenceId: id, stepIds: [id] }));
    expect(accepted('settle', team.settle(id, [id, 'succeeded'], ['other', 'failed']))).toMatchObject({
      deducted: 1,
      refunded: 1,
    });
  });

  it('a contact of another name in the prototype is not in the run', () => {
    const team = ledgerWith(2);
    team.hold('run', 1);
    expect(accepted('settle', team.settle('run', ['constructor', 'succeeded'])).ignored).toHaveLength(1);
  });

  it('the names of refund grants cannot be taken, or the next refund would find its own gone', () => {
    const team = ledger();
    team.grant('soon', 1, { expiresAtMs: START + HOUR });
    team.hold('run', 1);
    for (let seq = 3; seq < 9; seq++)
      expect(rejected(team.grant(`refund-${seq}`, 1)).code).toBe('grant-exists');
    team.wait(HOUR).cancel('run');
    expect(team.refundGrants).toHaveLength(1);
  });

  it('a contact that is named twice in one run is refused as a whole', () => {
    expect(() => ledgerWith(5).hold('run', ['ann', 'ann'])).toThrow('names a contact twice');
  });
});

describe('numbers at their limits', () => {
  it('a pool may hold every safe integer', () => {
    const team = ledgerWith(Number.MAX_SAFE_INTEGER);
    accepted('hold', team.hold('run', 2, { categories: ['opener'] }));
    team.settle('run', ['c1', 'succeeded'], ['c2', 'failed']);
    expect(team.state.balances).toMatchObject({ available: Number.MAX_SAFE_INTEGER - 2, used: 2 });
  });

  it('and not one credit more', () => {
    const team = ledgerWith(Number.MAX_SAFE_INTEGER);
    expect(() => team.grant('one more', 1)).toThrow('granted is');
    expect(team.state.balances.granted).toBe(Number.MAX_SAFE_INTEGER);
  });
});
