import { describe, expect, it } from 'vitest';
import { cancelRequest, holdRequest, settleRequest } from '../commands';
import { folded, inOrder } from '../folded';
import { type ServerUnderTest, submit } from '../underTest';

export function planCases(create: (team: { planCredits: number }) => Promise<ServerUnderTest>): void {
  describe("the plan's credits", () => {
    it('are there from the start, and are spent before bought ones', async () => {
      const { backend, grant } = await create({ planCredits: 3 });
      await grant(3);
      expect(await submit(backend, holdRequest(['a', 'b']))).toMatchObject({ held: 4 });
      expect(await backend.snapshot()).toMatchObject({
        plan: { available: 0, retained: 3 },
        addOn: { available: 2, retained: 1 },
      });
    });

    it('come once in a billing period, and what is left of them goes with it', async () => {
      const { backend, clock } = await create({ planCredits: 6 });
      const first = holdRequest(['a', 'b']);
      await backend.submit([first, settleRequest(first.runId, { a: 'succeeded', b: 'failed' })]);
      const { billingPeriodEndsAtMs, balances } = await backend.snapshot();
      expect(balances).toMatchObject({ available: 4, used: 2 });
      clock.nowMs = billingPeriodEndsAtMs ?? 0;
      expect(await submit(backend, holdRequest(['x', 'y', 'z', 'q']))).toMatchObject({ held: 6 });
      const { entries } = await backend.changes(0, 100);
      const ofPlan = entries.filter((entry) => entry.kind === 'granted');
      expect(ofPlan).toMatchObject([
        { source: 'plan' },
        { source: 'plan', startsAtMs: billingPeriodEndsAtMs },
      ]);
      expect((await backend.snapshot()).balances).toMatchObject({ granted: 12, expired: 4, retained: 6 });
    });

    it('that come back after their period become a refund grant: a refund never evaporates', async () => {
      const { backend, clock } = await create({ planCredits: 2 });
      const hold = { ...holdRequest(['a']), timeLimitMs: 7 * 24 * 60 * 60 * 1000 };
      // Until a day before the period's end, so that the hold is still open after it.
      await submit(backend, cancelRequest(hold.runId));
      const { billingPeriodEndsAtMs } = await backend.snapshot();
      clock.nowMs = (billingPeriodEndsAtMs ?? 0) - 24 * 60 * 60 * 1000;
      await submit(backend, hold);
      clock.nowMs = billingPeriodEndsAtMs ?? 0;
      expect(await submit(backend, settleRequest(hold.runId, { a: 'failed' }))).toMatchObject({
        refunded: 2,
      });
      const { entries } = await backend.changes(0, 100);
      expect(entries.at(-1)).toMatchObject({ kind: 'granted', source: 'refund', credits: 2 });
      expect(inOrder(await backend.snapshot())).toEqual(folded(entries));
      expect((await backend.snapshot()).plan.available).toBe(4);
    });
  });
}
