import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../lib/backend/backend';
import { DEFAULT_TIME_LIMIT_MS } from '../../../lib/ledger';
import { holdRequest, newId, settleRequest } from '../commands';
import { type BackendUnderTest, type ServerUnderTest, submit } from '../underTest';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is told of the days from a moment on. */
const usageFrom = (backend: Backend, sinceMs: number, timeZone = 'UTC') =>
  backend.usage({ sinceMs, untilMs: sinceMs + 10 * DAY_MS, timeZone });

const dayOf = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);

export function usageCases(create: () => Promise<BackendUnderTest>): void {
  describe('usage', () => {
    it('is nothing before anything was used', async () => {
      const { backend, clock, grant } = await create();
      const before = await usageFrom(backend, clock.nowMs);
      expect(before).toMatchObject({ rows: [], beganAtMs: null });
      await grant(10);
      await submit(backend, holdRequest(['a']));
      expect(await usageFrom(backend, clock.nowMs)).toMatchObject({ rows: [], beganAtMs: clock.nowMs });
    });

    it('tells what was used and returned, each by the prices of its email steps', async () => {
      const { backend, memberId, clock, grant } = await create();
      await grant(100);
      const steps = [
        { id: 'first', category: 'opener' },
        { id: 'second', category: 'recruiter' },
        { id: 'third', category: 'opener' },
      ] as const;
      const hold = { ...holdRequest(['a', 'b', 'c'], 'seq'), steps };
      await backend.submit([
        hold,
        settleRequest(hold.runId, { a: 'succeeded', b: 'succeeded', c: 'failed' }),
      ]);
      const { rows } = await usageFrom(backend, clock.nowMs - DAY_MS);
      const common = { day: dayOf(clock.nowMs), memberId, sequenceId: 'seq' };
      expect(rows).toEqual([
        { ...common, category: 'opener', used: 8, returned: 4, succeeded: 4, failed: 2 },
        { ...common, category: 'recruiter', used: 2, returned: 1, succeeded: 2, failed: 1 },
      ]);
    });

    it('adds up what is of the same day, and keeps days and sequences apart', async () => {
      const { backend, clock, grant } = await create();
      await grant(100);
      clock.nowMs += DAY_MS - (clock.nowMs % DAY_MS);
      const startMs = clock.nowMs;
      const use = async (contact: string, sequenceId: string) => {
        const hold = holdRequest([contact], sequenceId);
        await backend.submit([hold, settleRequest(hold.runId, { [contact]: 'succeeded' })]);
      };
      await use('a', '1');
      clock.nowMs += 60 * 60 * 1000;
      await use('b', '1');
      await use('c', '2');
      clock.nowMs += DAY_MS;
      await use('d', '1');
      const { rows } = await usageFrom(backend, startMs);
      expect(rows.map(({ day, sequenceId, used }) => [day, sequenceId, used])).toEqual([
        [dayOf(startMs), '1', 4],
        [dayOf(startMs), '2', 2],
        [dayOf(clock.nowMs), '1', 2],
      ]);
      expect((await usageFrom(backend, clock.nowMs + DAY_MS)).rows).toEqual([]);
      expect((await usageFrom(backend, startMs - 10 * DAY_MS)).rows).toEqual([]);
    });

    it('has its days where the reader is', async () => {
      const { backend, clock, grant } = await create();
      await grant(10);
      clock.nowMs += DAY_MS - (clock.nowMs % DAY_MS) + 20 * 60 * 60 * 1000;
      const hold = holdRequest(['a']);
      await backend.submit([hold, settleRequest(hold.runId, { a: 'succeeded' })]);
      const dayIn = async (timeZone: string) =>
        (await usageFrom(backend, clock.nowMs - DAY_MS, timeZone)).rows.map(({ day }) => day);
      expect(await dayIn('UTC')).toEqual([dayOf(clock.nowMs)]);
      // 20:00 in UTC is 01:45 in Kathmandu.
      expect(await dayIn('Asia/Kathmandu')).toEqual([dayOf(clock.nowMs + DAY_MS)]);
    });

    it('counts a late success as returned and as used, and what could be charged of it', async () => {
      const { backend, clock, grant } = await create();
      await grant(2);
      const startMs = clock.nowMs - (clock.nowMs % DAY_MS);
      const late = holdRequest(['a'], '1');
      await submit(backend, late);
      clock.nowMs += DEFAULT_TIME_LIMIT_MS;
      const other = { ...holdRequest(['b'], '2'), id: newId() };
      await submit(backend, { ...other, steps: [{ id: 'only', category: 'recruiter' }] });
      await submit(backend, settleRequest(late.runId, { a: 'succeeded' }));
      const { rows } = await usageFrom(backend, startMs);
      expect(rows.filter(({ sequenceId }) => sequenceId === '1')).toMatchObject([
        { used: 1, returned: 2, succeeded: 1, failed: 1 },
      ]);
    });

    it('is still there after a restart', async () => {
      const { backend, clock, grant, restart } = await create();
      await grant(4);
      const hold = holdRequest(['a', 'b']);
      await backend.submit([hold, settleRequest(hold.runId, { a: 'succeeded', b: 'failed' })]);
      const before = await usageFrom(backend, clock.nowMs - DAY_MS);
      expect(before.rows).toMatchObject([{ used: 2, returned: 2 }]);
      expect(await usageFrom(await restart(), clock.nowMs - DAY_MS)).toEqual(before);
    });
  });
}

export function teamUsageCases(create: () => Promise<ServerUnderTest>): void {
  describe('the usage of a team', () => {
    it('is told by member, to every member', async () => {
      const { backend, memberId, clock, grant, as } = await create();
      await grant(100);
      const ann = await as('member');
      const [own, anns] = [holdRequest(['a'], '1'), holdRequest(['b', 'c'], '2')];
      await backend.submit([own, settleRequest(own.runId, { a: 'succeeded' })]);
      await ann.backend.submit([anns, settleRequest(anns.runId, { b: 'succeeded', c: 'succeeded' })]);
      const usage = await usageFrom(ann.backend, clock.nowMs - DAY_MS);
      expect(usage).toEqual(await usageFrom(backend, clock.nowMs - DAY_MS));
      expect(new Map(usage.rows.map((row) => [row.memberId, row.used]))).toEqual(
        new Map([
          [memberId, 2],
          [ann.memberId, 4],
        ]),
      );
      expect(new Map(usage.members.map(({ id, name }) => [id, name]))).toEqual(
        new Map([
          [memberId, 'owner'],
          [ann.memberId, 'member'],
        ]),
      );
      expect(usage.period?.startMs).toBeLessThanOrEqual(clock.nowMs);
      expect(usage.period?.endMs).toBeGreaterThan(clock.nowMs);
    });

    it('is refused for days and places that there are not', async () => {
      const { backend } = await create();
      const refused = { code: 'bad-request' };
      const ask = (sinceMs: number, untilMs: number, timeZone: string) =>
        backend.usage({ sinceMs, untilMs, timeZone });
      await expect(ask(0, DAY_MS, 'Atlantis/Capital')).rejects.toMatchObject(refused);
      await expect(ask(0, 101 * DAY_MS, 'UTC')).rejects.toMatchObject(refused);
      await expect(ask(9e15, 9e15, 'UTC')).rejects.toMatchObject(refused);
    });
  });
}
