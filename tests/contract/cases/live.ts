import { describe, expect, it } from 'vitest';
import { DEFAULT_TIME_LIMIT_MS } from '../../../lib/ledger';
import { holdRequest } from '../commands';
import { type ServerUnderTest, submit } from '../underTest';

export function liveCases(create: () => Promise<ServerUnderTest>): void {
  describe('watching', () => {
    it('tells at once what is new to who is behind', async () => {
      const { backend, grant } = await create();
      await grant(5);
      await submit(backend, holdRequest(['a']));
      const ending = new AbortController();
      for await (const cursor of backend.watch(0, ending.signal)) {
        expect(cursor).toBe(2);
        ending.abort();
      }
    });

    it('is heard at once where there is nothing new, also in a team in which nothing has happened', async () => {
      const { backend } = await create();
      const ending = new AbortController();
      const next = backend
        .watch(0, ending.signal, () => ending.abort())
        [Symbol.asyncIterator]()
        .next();
      expect(await next).toEqual({ done: true, value: undefined });
    });

    it('tells what another member does, as soon as it is done', async () => {
      const { backend, grant, as } = await create();
      await grant(9);
      const ann = await as('member');
      const ending = new AbortController();
      const cursors = backend.watch(1, ending.signal)[Symbol.asyncIterator]();
      for (const [i, contact] of ['a', 'b', 'c'].entries()) {
        const next = cursors.next();
        await submit(ann.backend, holdRequest([contact]));
        expect(await next).toEqual({ done: false, value: i + 2 });
      }
      const last = cursors.next();
      ending.abort();
      expect(await last).toEqual({ done: true, value: undefined });
    });

    it('tells every browser that watches', async () => {
      const { backend, grant, as } = await create();
      await grant(9);
      const watching = [await as('member'), await as('member'), await as('owner')];
      const ending = new AbortController();
      const first = watching.map(({ backend }) =>
        backend.watch(1, ending.signal)[Symbol.asyncIterator]().next(),
      );
      await submit(backend, holdRequest(['a']));
      expect((await Promise.all(first)).map(({ value }) => value)).toEqual([2, 2, 2]);
      ending.abort();
    });

    it('tells what time does, with nobody asking for it', async () => {
      const { backend, grant, clock } = await create();
      await grant(2);
      await submit(backend, holdRequest(['a']));
      const ending = new AbortController();
      const next = backend.watch(2, ending.signal)[Symbol.asyncIterator]().next();
      clock.nowMs += DEFAULT_TIME_LIMIT_MS;
      expect((await next).value).toBe(3);
      ending.abort();
      expect((await backend.changes(2, 10)).entries).toMatchObject([{ kind: 'refunded', by: 'time' }]);
    });

    it('ends when the token is revoked, and can’t be begun again', async () => {
      const { grant, as, revoke } = await create();
      await grant(2);
      const ann = await as('member');
      const { signal } = new AbortController();
      const cursors = ann.backend.watch(0, signal)[Symbol.asyncIterator]();
      expect((await cursors.next()).value).toBe(1);
      const next = cursors.next();
      await revoke(ann.memberId);
      await expect(next).rejects.toMatchObject({ code: 'unreachable' });
      const again = ann.backend.watch(1, signal)[Symbol.asyncIterator]().next();
      await expect(again).rejects.toMatchObject({ code: 'token-refused' });
    });
  });
}
