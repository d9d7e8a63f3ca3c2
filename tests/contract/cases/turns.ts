import { describe, expect, it } from 'vitest';
import { DEFAULT_MONTHLY_CALLS, TURN_MS } from '../../../lib/protocol/turn';
import type { ServerUnderTest } from '../underTest';

export function turnCases(create: () => Promise<ServerUnderTest>): void {
  describe('turns at the vendor’s API', () => {
    const monthAfter = (atMs: number, months: number) => {
      const at = new Date(atMs);
      return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months);
    };

    it('are one browser’s at a time, whatever they call themselves, until they end', async () => {
      const { backend, as, clock } = await create();
      const ann = await as('member');
      expect(await ann.backend.takeTurn({ holderId: 'browser', calls: 20 })).toEqual({
        granted: 20,
        used: 20,
        budget: DEFAULT_MONTHLY_CALLS,
        monthEndsAtMs: monthAfter(clock.nowMs, 1),
        waitMs: TURN_MS,
      });
      const taken = { granted: 0, used: 20, waitMs: TURN_MS };
      expect(await backend.takeTurn({ holderId: 'browser', calls: 5 })).toMatchObject(taken);
      expect(await ann.backend.takeTurn({ holderId: 'another', calls: 5 })).toMatchObject(taken);
      expect(await ann.backend.takeTurn({ holderId: 'browser', calls: 5 })).toMatchObject({ used: 25 });
      clock.nowMs += TURN_MS;
      expect(await backend.takeTurn({ holderId: 'browser', calls: 5 })).toMatchObject({
        granted: 5,
        used: 30,
      });
    });

    it('are given to one of many that ask at once, and each call is counted', async () => {
      const { backend, as } = await create();
      const members = await Promise.all([1, 2, 3, 4, 5, 6].map(() => as('member')));
      const answers = await Promise.all(
        members.map(({ backend }) => backend.takeTurn({ holderId: 'browser', calls: 7 })),
      );
      expect(answers.map(({ granted }) => granted).sort()).toEqual([0, 0, 0, 0, 0, 7]);
      expect(await backend.takeTurn({ holderId: 'looks', calls: 0 })).toMatchObject({ used: 7 });
    });

    it('lose no call that one browser is given in several answers at once', async () => {
      const { backend } = await create();
      const answers = await Promise.all(
        [1, 2, 3, 4, 5].map((calls) => backend.takeTurn({ holderId: 'browser', calls })),
      );
      expect(answers.map(({ granted }) => granted).reduce((a, b) => a + b)).toBe(15);
      expect(await backend.takeTurn({ holderId: 'looks', calls: 0 })).toMatchObject({ used: 15 });
    });

    it('end with the budget that an owner decides on, and begin anew with the month', async () => {
      const { backend, as, clock } = await create();
      const ann = await as('member');
      await expect(ann.backend.setTurnBudget(10)).rejects.toMatchObject({ code: 'owner-only' });
      await backend.setTurnBudget(30);
      const take = () => ann.backend.takeTurn({ holderId: 'browser', calls: 20 });
      expect(await take()).toMatchObject({ granted: 20, budget: 30 });
      expect(await take()).toMatchObject({ granted: 10, used: 30 });
      const endsMs = monthAfter(clock.nowMs, 1);
      expect(await take()).toMatchObject({ granted: 0, used: 30, waitMs: endsMs - clock.nowMs });
      await backend.setTurnBudget(35);
      expect(await take()).toMatchObject({ granted: 5, used: 35 });
      await backend.setTurnBudget(0);
      expect(await take()).toMatchObject({ granted: 0, used: 35, budget: 0 });
      await backend.setTurnBudget(30);
      clock.nowMs = endsMs - 1;
      expect(await take()).toMatchObject({ granted: 0 });
      clock.nowMs = endsMs;
      expect(await take()).toMatchObject({ granted: 20, used: 20, monthEndsAtMs: monthAfter(endsMs, 1) });
    });

    it('survive a restart of the server', async () => {
      const { backend, as, restart } = await create();
      const ann = await as('member');
      await backend.setTurnBudget(50);
      await ann.backend.takeTurn({ holderId: 'browser', calls: 9 });
      const owner = await restart();
      expect(await owner.takeTurn({ holderId: 'browser', calls: 1 })).toMatchObject({
        granted: 0,
        used: 9,
        budget: 50,
      });
    });

    it('are counted for each team on its own', async () => {
      const [acme, other] = [await create(), await create()];
      await acme.backend.takeTurn({ holderId: 'browser', calls: 9 });
      expect(await other.backend.takeTurn({ holderId: 'browser', calls: 2 })).toMatchObject({ used: 2 });
    });

    it('are refused for more than a turn has, and budgets beyond what the vendor allows', async () => {
      const { backend } = await create();
      await expect(backend.takeTurn({ holderId: 'browser', calls: 101 })).rejects.toMatchObject({
        code: 'bad-request',
      });
      await expect(backend.takeTurn({ holderId: 'a\0b', calls: 1 })).rejects.toMatchObject({
        code: 'invalid-input',
      });
      await expect(backend.setTurnBudget(15_001)).rejects.toMatchObject({ code: 'bad-request' });
      await backend.setTurnBudget(15_000);
    });
  });
}
