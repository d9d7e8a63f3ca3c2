import { describe, expect, it } from 'vitest';
import { accepted, ledgerWith, rejected } from './ledgerKit';

describe("a member's own limit", () => {
  it.each([
    { available: 10, allowance: 7, covered: 3 },
    { available: 10, allowance: 2, covered: 1 },
    { available: 7, allowance: 100, covered: 3 },
    { available: 10, allowance: Number.MAX_SAFE_INTEGER, covered: 5 },
  ])('of $allowance with $available available covers $covered contacts at 2 credits', (row) => {
    const team = ledgerWith(row.available);
    const answer = team.hold('run', 5, { categories: ['opener'], allowance: row.allowance });
    expect(accepted('hold', answer).covered).toHaveLength(row.covered);
    expect(team.credits.retained).toBe(row.covered * 2);
  });

  it.each([1, 0, -3])(
    'of which %d is left covers nobody, and is told apart from a lack of credits',
    (allowance) => {
      const team = ledgerWith(10);
      const answer = rejected(team.hold('run', 5, { categories: ['opener'], allowance }));
      expect(answer).toMatchObject({ code: 'member-limit', available: 10 });
      expect(team.state.holds.size).toBe(0);
    },
  );

  it('does not hide that the team has no credits either', () => {
    const team = ledgerWith(1);
    const answer = rejected(team.hold('run', 5, { categories: ['opener'], allowance: 0 }));
    expect(answer.code).toBe('insufficient-credits');
  });

  it('takes nothing from what the others may spend', () => {
    const team = ledgerWith(10);
    team.hold('of ann', 5, { allowance: 2 });
    team.by = 'bob';
    expect(accepted('hold', team.hold('of bob', ['x', 'y', 'z'])).held).toBe(3);
    expect(team.credits.available).toBe(5);
  });
});
