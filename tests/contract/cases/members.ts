import { describe, expect, it } from 'vitest';
import type { HoldAnswer } from '../../../lib/ledger';
import { cancelRequest, holdRequest, newId, settleRequest } from '../commands';
import { type ServerUnderTest, submit } from '../underTest';

const MONTH_MS = 32 * 24 * 60 * 60 * 1000;

export function memberCases(create: () => Promise<ServerUnderTest>): void {
  describe('the members of a team', () => {
    it('are told who they are, and what time it is', async () => {
      const { backend, memberId, as, clock } = await create();
      const ann = await as('member');
      const ofOwner = await backend.team();
      expect(ofOwner).toMatchObject({
        member: { id: memberId, role: 'owner', limit: null },
        nowMs: clock.nowMs,
      });
      const ofMember = await ann.backend.team();
      expect(ofMember).toMatchObject({ team: ofOwner.team, member: { id: ann.memberId, role: 'member' } });
    });

    it('spend one pool: what all of them hold at once is what was available', async () => {
      const { backend, grant, as } = await create();
      await grant(31);
      const members = [await as('member'), await as('member'), await as('owner')];
      const answers = await Promise.all(
        members.map(({ backend }, i) =>
          submit(backend, holdRequest(['a', 'b', 'c', 'd', 'e', 'f', 'g'], `${i}`)),
        ),
      );
      const held = (answers as HoldAnswer[]).map(({ held = 0 }) => held);
      expect(held.reduce((a, b) => a + b)).toBe(30);
      const snapshots = await Promise.all(members.map(({ backend }) => backend.snapshot()));
      for (const snapshot of snapshots) expect(snapshot).toEqual(await backend.snapshot());
    });

    it('report only for their own runs', async () => {
      const { backend, grant, as } = await create();
      await grant(4);
      const [ann, bob] = [await as('member'), await as('member')];
      const hold = holdRequest(['a', 'b']);
      await submit(ann.backend, hold);
      const refused = { status: 'rejected', code: 'not-your-run', available: 0, runId: hold.runId };
      for (const other of [bob.backend, backend]) {
        expect(await submit(other, settleRequest(hold.runId, { a: 'succeeded' }))).toEqual(refused);
      }
      expect(await submit(bob.backend, cancelRequest(hold.runId))).toEqual(refused);
      // An owner may release it, and can't know that it never began.
      expect(await submit(backend, cancelRequest(hold.runId))).toEqual(refused);
      expect(await submit(ann.backend, settleRequest(hold.runId, { a: 'succeeded' }))).toMatchObject({
        deducted: 2,
      });
    });

    it('may have their runs released by an owner', async () => {
      const { backend, memberId, grant, as } = await create();
      await grant(4);
      const ann = await as('member');
      const hold = holdRequest(['a', 'b']);
      await submit(ann.backend, hold);
      expect(await submit(backend, cancelRequest(hold.runId, 'timed-out'))).toMatchObject({ refunded: 4 });
      expect((await backend.changes(2, 10)).entries).toMatchObject([{ by: memberId }, { by: memberId }]);
    });

    it('have no use of each other’s command ids', async () => {
      const { grant, as } = await create();
      await grant(4);
      const [ann, bob] = [await as('member'), await as('member')];
      const hold = holdRequest(['a']);
      await submit(ann.backend, hold);
      await expect(submit(bob.backend, hold)).rejects.toMatchObject({ code: 'command-id-reused' });
    });

    it('are invited by an owner, by a token that works at once', async () => {
      const { backend, as, reach } = await create();
      const invitation = { memberId: newId(), name: 'Cleo', role: 'member' } as const;
      const invited = reach(await backend.invite(invitation));
      expect((await invited.team()).member).toMatchObject({ id: invitation.memberId, name: 'Cleo' });
      expect((await backend.members()).map(({ name }) => name)).toContain('Cleo');
      // The answer may have got lost: the same one again is the same member.
      const again = reach(await backend.invite(invitation));
      expect((await again.team()).member).toMatchObject({ id: invitation.memberId });
      await expect(backend.members()).resolves.toHaveLength(2);

      const other = { ...invitation, name: 'Ben' };
      await expect(backend.invite(other)).rejects.toMatchObject({ code: 'command-id-reused' });
      const namesake = { ...invitation, memberId: newId(), name: 'cleo' };
      await expect(backend.invite(namesake)).rejects.toMatchObject({ code: 'name-taken' });
      const ann = await as('member');
      await expect(ann.backend.invite(namesake)).rejects.toMatchObject({ code: 'owner-only' });
      await expect(backend.members()).resolves.toHaveLength(3);
    });

    it('get another token from an owner, who may stop those before it', async () => {
      const { backend, as, reach } = await create();
      const ann = await as('member');
      const second = reach(await backend.newToken(ann.memberId, false));
      expect((await second.team()).member.id).toBe((await ann.backend.team()).member.id);
      const third = reach(await backend.newToken(ann.memberId, true));
      expect((await third.team()).member.id).toBe(ann.memberId);
      for (const stopped of [ann.backend, second]) {
        await expect(stopped.team()).rejects.toMatchObject({ code: 'token-refused' });
      }
      await expect(third.newToken(ann.memberId, false)).rejects.toMatchObject({ code: 'owner-only' });
      await expect(backend.newToken('nobody', true)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('are refused once their token is revoked, and what they did stays', async () => {
      const { backend, grant, as, revoke } = await create();
      await grant(4);
      const ann = await as('member');
      const hold = holdRequest(['a']);
      await submit(ann.backend, hold);
      await revoke(ann.memberId);
      const refused = { code: 'token-refused' };
      await expect(ann.backend.team()).rejects.toMatchObject(refused);
      await expect(submit(ann.backend, hold)).rejects.toMatchObject(refused);
      await expect(ann.backend.snapshot()).rejects.toMatchObject(refused);
      expect((await backend.snapshot()).runs).toMatchObject([{ runId: hold.runId, by: ann.memberId }]);
    });

    it('of one team see nothing of another', async () => {
      const [acme, other] = [await create(), await create()];
      await acme.grant(5);
      const hold = holdRequest(['a']);
      await submit(acme.backend, hold);
      expect((await other.backend.snapshot()).cursor).toBe(0);
      expect(await submit(other.backend, settleRequest(hold.runId, { a: 'succeeded' }))).toMatchObject({
        code: 'run-not-found',
      });
      // The same id is another command in another team.
      expect(await submit(other.backend, hold)).toMatchObject({ code: 'insufficient-credits' });
    });
  });

  describe("a member's own limit", () => {
    it('counts what is retained and used, and not what came back', async () => {
      const { backend, grant, as } = await create();
      await grant(100);
      const ann = await as('member');
      await backend.setLimit(ann.memberId, 7);
      const first = holdRequest(['a', 'b', 'c', 'd'], '1');
      expect(await submit(ann.backend, first)).toMatchObject({ covered: ['a', 'b', 'c'], held: 6 });
      const limit = async () => (await ann.backend.team()).member.limit;
      expect(await limit()).toMatchObject({ credits: 7, spent: 6 });
      const second = holdRequest(['x'], '2');
      expect(await submit(ann.backend, second)).toEqual({
        status: 'rejected',
        code: 'member-limit',
        available: 94,
      });
      await submit(ann.backend, settleRequest(first.runId, { a: 'succeeded', b: 'failed' }));
      expect(await limit()).toMatchObject({ credits: 7, spent: 4 });
      expect(await submit(ann.backend, holdRequest(['x', 'y'], '2'))).toMatchObject({ covered: ['x'] });
    });

    it('holds for several holds that come at once', async () => {
      const { backend, grant, as } = await create();
      await grant(100);
      const ann = await as('member');
      await backend.setLimit(ann.memberId, 10);
      const holds = Array.from({ length: 8 }, (_, i) => holdRequest(['a', 'b'], `${i}`));
      const [one, ...others] = holds;
      if (one === undefined) throw new Error('no holds');
      const answers = await Promise.all([
        ...others.map((hold) => submit(ann.backend, hold)),
        ann.backend.submit([one, holdRequest(['q'], 'q')]),
      ]);
      const held = (answers.flat() as HoldAnswer[]).reduce((sum, { held = 0 }) => sum + held, 0);
      expect(held).toBe(10);
    });

    it('is of no concern to the others, and can be lifted', async () => {
      const { backend, grant, as } = await create();
      await grant(10);
      const [ann, bob] = [await as('member'), await as('member')];
      await backend.setLimit(ann.memberId, 0);
      expect(await submit(bob.backend, holdRequest(['a'], '1'))).toMatchObject({ held: 2 });
      expect(await submit(ann.backend, holdRequest(['a'], '2'))).toMatchObject({ code: 'member-limit' });
      await backend.setLimit(ann.memberId, null);
      expect((await ann.backend.team()).member.limit).toBeNull();
      expect(await submit(ann.backend, holdRequest(['a'], '2'))).toMatchObject({ held: 2 });
    });

    it('may be lowered below what is spent already: then there is nothing left of it', async () => {
      const { backend, grant, as } = await create();
      await grant(20);
      const ann = await as('member');
      await submit(ann.backend, holdRequest(['a', 'b', 'c'], '1'));
      await backend.setLimit(ann.memberId, 1);
      expect((await ann.backend.team()).member.limit).toMatchObject({ credits: 1, spent: 6 });
      expect(await submit(ann.backend, holdRequest(['x', 'y', 'z'], '2'))).toMatchObject({
        code: 'member-limit',
      });
    });

    it('starts anew with the billing period', async () => {
      const { backend, grant, as, clock } = await create();
      await grant(20);
      const ann = await as('member');
      await backend.setLimit(ann.memberId, 2);
      const hold = holdRequest(['a'], '1');
      await ann.backend.submit([hold, settleRequest(hold.runId, { a: 'succeeded' })]);
      const { limit } = (await ann.backend.team()).member;
      expect(limit?.periodEndsAtMs).toBeGreaterThan(clock.nowMs);
      expect(limit?.periodEndsAtMs).toBeLessThanOrEqual(clock.nowMs + MONTH_MS);
      clock.nowMs = limit?.periodEndsAtMs ?? 0;
      expect((await ann.backend.team()).member.limit).toMatchObject({ credits: 2, spent: 0 });
      expect(await submit(ann.backend, holdRequest(['b', 'c'], '1'))).toMatchObject({ covered: ['b'] });
    });

    it('is set by an owner only, of members that there are', async () => {
      const { backend, as } = await create();
      const ann = await as('member');
      await expect(ann.backend.setLimit(ann.memberId, null)).rejects.toMatchObject({ code: 'owner-only' });
      await expect(backend.setLimit('nobody', 5)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('is shown to owners with what everybody has spent', async () => {
      const { backend, memberId, grant, as } = await create();
      await grant(20);
      const ann = await as('member');
      await backend.setLimit(ann.memberId, 9);
      const hold = holdRequest(['a', 'b']);
      await ann.backend.submit([hold, settleRequest(hold.runId, { a: 'succeeded' })]);
      const members = await backend.members();
      expect(new Map(members.map((member) => [member.id, member]))).toEqual(
        new Map([
          [memberId, expect.objectContaining({ role: 'owner', spent: 0, limit: null })],
          [
            ann.memberId,
            expect.objectContaining({
              role: 'member',
              spent: 4,
              limit: expect.objectContaining({ credits: 9, spent: 4 }),
            }),
          ],
        ]),
      );
      await expect(ann.backend.members()).rejects.toMatchObject({ code: 'owner-only' });
    });
  });
}
