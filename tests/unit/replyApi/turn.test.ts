import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideTurn, NO_TURNS, TURN_MS, type TurnState } from '../../../lib/protocol/turn';

const NOW_MS = Date.UTC(2026, 10, 24, 12);
const DECEMBER_MS = Date.UTC(2026, 11, 1);

function take(state: TurnState, holderId: string, calls: number, nowMs = NOW_MS) {
  return decideTurn(state, { holderId, calls }, nowMs);
}

describe('a turn', () => {
  it('is one browser’s at a time, until its end', () => {
    const { state, answer } = take(NO_TURNS, 'a', 20);
    expect(answer).toEqual({
      granted: 20,
      used: 20,
      budget: 3_000,
      monthEndsAtMs: DECEMBER_MS,
      waitMs: TURN_MS,
    });
    expect(take(state, 'b', 5, NOW_MS + 500).answer).toMatchObject({
      granted: 0,
      used: 20,
      waitMs: TURN_MS - 500,
    });
    expect(take(state, 'a', 5, NOW_MS + 500).answer).toMatchObject({ granted: 5, used: 25 });
    expect(take(state, 'b', 5, NOW_MS + TURN_MS).answer).toMatchObject({ granted: 5, used: 25 });
  });

  it('is not taken by looking, which everybody may at any time', () => {
    const looked = take(NO_TURNS, 'a', 0);
    expect(looked.answer).toMatchObject({ granted: 0, used: 0, waitMs: 0 });
    expect(take(looked.state, 'b', 5).answer).toMatchObject({ granted: 5 });
    expect(take(take(NO_TURNS, 'a', 5).state, 'b', 0).answer).toMatchObject({ granted: 0, used: 5 });
  });

  it('has no more calls than are left of the month, and none after them until the next', () => {
    const nearly = { ...take(NO_TURNS, 'a', 0).state, budget: 10, used: 7 };
    const last = take(nearly, 'a', 20);
    expect(last.answer).toMatchObject({ granted: 3, used: 10 });
    expect(take(last.state, 'a', 20).answer).toMatchObject({ granted: 0, waitMs: DECEMBER_MS - NOW_MS });
    expect(take(last.state, 'a', 20, DECEMBER_MS).answer).toMatchObject({ granted: 10, used: 10 });
  });

  it('counts a call before a month’s end in that month, and stays in a month that it came to', () => {
    const before = take(NO_TURNS, 'a', 20, DECEMBER_MS - 1);
    const after = take(before.state, 'a', 20, DECEMBER_MS);
    expect(after.answer).toMatchObject({ used: 20, monthEndsAtMs: Date.UTC(2027, 0, 1) });
    expect(take(after.state, 'a', 20, DECEMBER_MS - 1).answer).toMatchObject({
      used: 40,
      monthEndsAtMs: Date.UTC(2027, 0, 1),
    });
  });

  it('has no calls where a smaller budget is used up already', () => {
    const state = { ...take(NO_TURNS, 'a', 50).state, budget: 40 };
    expect(take(state, 'a', 1).answer).toMatchObject({ granted: 0, used: 50, budget: 40 });
  });

  it('is free again where it was given by a clock that has been set back since', () => {
    const { state } = take(NO_TURNS, 'a', 1);
    expect(take(state, 'b', 1, NOW_MS - 60 * 60_000).answer).toMatchObject({ granted: 1 });
  });
});

it('never gives two browsers the turn at once, nor more calls in a month than the budget', () => {
  const step = fc.record({
    holderId: fc.constantFrom('a', 'b', 'c'),
    calls: fc.nat({ max: 40 }),
    afterMs: fc.oneof(fc.nat({ max: 2 * TURN_MS }), fc.nat({ max: 20 * 24 * 60 * 60_000 })),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.nat({ max: 200 }), (steps, budget) => {
      let state: TurnState = { ...NO_TURNS, budget };
      let nowMs = NOW_MS;
      let turn = { holderId: '', endMs: 0 };
      const months = new Map<string, number>();
      for (const { afterMs, holderId, calls } of steps) {
        nowMs += afterMs;
        const { granted, used, waitMs } = decideTurn(state, { holderId, calls }, nowMs).answer;
        ({ state } = decideTurn(state, { holderId, calls }, nowMs));
        expect(granted).toBeLessThanOrEqual(calls);
        expect(waitMs).toBeGreaterThanOrEqual(0);
        if (granted === 0) continue;
        expect(turn.endMs <= nowMs || turn.holderId === holderId).toBe(true);
        turn = { holderId, endMs: nowMs + TURN_MS };
        const month = new Date(nowMs).toISOString().slice(0, 7);
        months.set(month, (months.get(month) ?? 0) + granted);
        expect(used).toBe(months.get(month));
        expect(used).toBeLessThanOrEqual(budget);
      }
    }),
  );
});
