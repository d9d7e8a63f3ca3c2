import { describe, expect, it } from 'vitest';
import { DEFAULT_TIME_LIMIT_MS, type HoldAnswer } from '../../../lib/ledger';
import { cancelRequest, holdRequest, newId, settleRequest } from '../commands';
import { type BackendUnderTest, submit } from '../underTest';

export function runCases(create: () => Promise<BackendUnderTest>): void {
  describe('a run', () => {
    it('holds for the covered contacts, deducts successes and refunds failures', async () => {
      const { backend, grant } = await create();
      await grant(7);
      const hold = holdRequest(['a', 'b', 'c', 'd', 'e']);
      expect(await submit(backend, hold)).toEqual({
        status: 'accepted',
        type: 'hold',
        runId: hold.runId,
        covered: ['a', 'b', 'c'],
        selected: 5,
        pricePerContact: 2,
        held: 6,
      });
      expect((await backend.snapshot()).balances).toMatchObject({ available: 1, retained: 6, used: 0 });
      const outcomes = { a: 'succeeded', b: 'failed', c: 'succeeded', d: 'succeeded' } as const;
      expect(await submit(backend, settleRequest(hold.runId, outcomes))).toEqual({
        status: 'accepted',
        type: 'settle',
        runId: hold.runId,
        deducted: 4,
        refunded: 2,
        unbilled: 0,
        ignored: [{ contactId: 'd', why: 'not-in-run' }],
      });
      expect((await backend.snapshot()).balances).toMatchObject({ available: 3, retained: 0, used: 4 });
    });

    it('counts the first report of a contact', async () => {
      const { backend, grant } = await create();
      await grant(4);
      const hold = holdRequest(['a', 'b']);
      const first = settleRequest(hold.runId, { a: 'failed' });
      const second = settleRequest(hold.runId, { b: 'succeeded', a: 'succeeded' });
      const answers = await backend.submit([hold, first, second]);
      expect(answers[2]).toMatchObject({
        deducted: 2,
        ignored: [{ contactId: 'a', why: 'already-settled' }],
      });
      expect((await backend.snapshot()).balances).toMatchObject({ available: 2, used: 2 });
    });

    it('gives back what is pending when it is cancelled', async () => {
      const { backend, grant } = await create();
      await grant(6);
      const hold = holdRequest(['a', 'b', 'c']);
      await backend.submit([hold, settleRequest(hold.runId, { b: 'succeeded' })]);
      expect(await submit(backend, cancelRequest(hold.runId))).toEqual({
        status: 'accepted',
        type: 'cancel',
        runId: hold.runId,
        refunded: 4,
      });
      expect((await backend.snapshot()).balances).toMatchObject({ available: 4, retained: 0, used: 2 });
    });

    it('is refused in words that say what stands in the way', async () => {
      const { backend, grant } = await create();
      await grant(5);
      const running = holdRequest(['a', 'b'], '101');
      await submit(backend, running);
      const { runId } = running;
      const refused = (code: string, more: object = {}) => ({
        status: 'rejected',
        code,
        available: 1,
        ...more,
      });
      expect(await submit(backend, holdRequest(['x'], '202'))).toEqual(refused('insufficient-credits'));
      expect(await submit(backend, holdRequest(['c', 'b', 'a'], '101'))).toEqual(
        refused('already-running', { runId, contacts: 2 }),
      );
      expect(await submit(backend, { ...holdRequest(['c']), runId })).toEqual(
        refused('run-exists', { runId }),
      );
      const unknown = { runId: newId() };
      expect(await submit(backend, settleRequest(unknown.runId, { a: 'failed' }))).toEqual(
        refused('run-not-found', unknown),
      );
      expect(await submit(backend, cancelRequest(unknown.runId))).toEqual(refused('run-not-found', unknown));
    });

    it('sees what came before it in the same batch', async () => {
      const { backend, grant } = await create();
      await grant(4);
      const [first, second, third] = [holdRequest(['a']), holdRequest(['b', 'c']), holdRequest(['d'])];
      const answers = await backend.submit([
        first,
        second,
        settleRequest(first.runId, { a: 'failed' }),
        third,
        cancelRequest(second.runId),
      ]);
      expect(answers).toMatchObject([
        { held: 2 },
        { covered: ['b'] },
        { refunded: 2 },
        { held: 2 },
        { refunded: 2 },
      ]);
      expect((await backend.snapshot()).balances).toMatchObject({ available: 2, retained: 2 });
    });

    it('gets what is left, however many come at once', async () => {
      const { backend, grant } = await create();
      await grant(51);
      const holds = Array.from({ length: 20 }, (_, i) => holdRequest(['a', 'b'], `sequence-${i}`));
      const answers = (await Promise.all(holds.map((hold) => submit(backend, hold)))) as HoldAnswer[];
      expect(answers.reduce((sum, { held = 0 }) => sum + held, 0)).toBe(50);
      expect((await backend.snapshot()).balances).toMatchObject({ available: 1, retained: 50 });
    });

    it('of many contacts is settled in parts', async () => {
      const { backend, grant } = await create();
      const ids = Array.from({ length: 2_000 }, (_, i) => `c${i}`);
      await grant(4_000);
      const hold = holdRequest(ids);
      expect(await submit(backend, hold)).toMatchObject({ covered: ids });
      const parts = Array.from({ length: 4 }, (_, part) =>
        Object.fromEntries(ids.slice(part * 500, (part + 1) * 500).map((id) => [id, 'succeeded' as const])),
      );
      await backend.submit(parts.map((part) => settleRequest(hold.runId, part)));
      expect((await backend.snapshot()).balances).toMatchObject({ available: 0, retained: 0, used: 4_000 });
    });

    it('may be of contacts with any names and ids', async () => {
      const { backend, grant } = await create();
      await grant(100);
      const ids = ['__proto__', 'constructor', "o'brien", '"', '\\', '%', 'ünï', '日本', '🙂', ' ', '\u2028'];
      // The last is half of an emoji, as a page leaves it that cuts long names; the one before can't be in a database's text.
      const names = [...ids.slice(2), '\u0000', '\ud83d'];
      const hold = {
        ...holdRequest(ids, "'; drop table teams; --"),
        contacts: ids.map((id, i) => ({ id, name: names[i] ?? '' })),
      };
      expect(await submit(backend, hold)).toMatchObject({ covered: ids });
      const outcomes = settleRequest(
        hold.runId,
        Object.fromEntries(ids.slice(1).map((id) => [id, 'failed'])),
      );
      const reasons = outcomes.outcomes.map((outcome, i) => ({ ...outcome, reason: names[i] ?? '' }));
      expect(await submit(backend, { ...outcomes, outcomes: reasons })).toMatchObject({
        refunded: 2 * (ids.length - 1),
      });
    });
  });

  describe('a time limit', () => {
    it('refunds before anything else is decided, and a late success is charged', async () => {
      const { backend, grant, clock } = await create();
      await grant(2);
      const hold = holdRequest(['a']);
      await submit(backend, hold);
      clock.nowMs += DEFAULT_TIME_LIMIT_MS;
      expect(await submit(backend, settleRequest(hold.runId, { a: 'succeeded' }))).toMatchObject({
        deducted: 2,
        unbilled: 0,
      });
      const { entries } = await backend.changes(0, 10);
      expect(entries.map((entry) => entry.kind)).toEqual(['granted', 'held', 'refunded', 'reported-late']);
    });

    it('gives credits to another run; what a late success can’t be charged then is unbilled', async () => {
      const { backend, grant, clock } = await create();
      await grant(2);
      const hold = holdRequest(['a']);
      await submit(backend, hold);
      clock.nowMs += DEFAULT_TIME_LIMIT_MS;
      const other = holdRequest(['b']);
      expect(await submit(backend, other)).toMatchObject({ held: 2 });
      expect(await submit(backend, settleRequest(hold.runId, { a: 'succeeded' }))).toMatchObject({
        deducted: 0,
        unbilled: 2,
      });
      expect((await backend.snapshot()).balances).toMatchObject({ available: 0, retained: 2, unbilled: 2 });
    });

    it('runs from the last report', async () => {
      const { backend, grant, clock } = await create();
      await grant(4);
      const hold = holdRequest(['a', 'b']);
      await submit(backend, hold);
      clock.nowMs += DEFAULT_TIME_LIMIT_MS - 1;
      await submit(backend, settleRequest(hold.runId, { a: 'succeeded' }));
      clock.nowMs += DEFAULT_TIME_LIMIT_MS - 1;
      expect(await submit(backend, cancelRequest(hold.runId))).toMatchObject({ refunded: 2 });
    });
  });
}
