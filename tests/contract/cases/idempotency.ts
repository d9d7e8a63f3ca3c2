import { describe, expect, it } from 'vitest';
import { cancelRequest, holdRequest, settleRequest } from '../commands';
import { type BackendUnderTest, submit } from '../underTest';

export function idempotencyCases(create: () => Promise<BackendUnderTest>): void {
  describe('a command id', () => {
    it('has one effect and one answer, after a restart too', async () => {
      const { backend, grant, restart } = await create();
      await grant(7);
      const hold = holdRequest(['a', 'b']);
      const settle = settleRequest(hold.runId, { b: 'succeeded', a: 'failed' });
      const commands = [hold, settle, cancelRequest(hold.runId)];
      const answers = await backend.submit(commands);
      const before = await backend.snapshot();
      expect(await backend.submit(commands)).toEqual(answers);
      const again = await restart();
      expect(await again.submit([...commands].reverse())).toEqual([...answers].reverse());
      expect(await again.snapshot()).toEqual(before);
    });

    it('may come twice in one batch, and in many at once', async () => {
      const { backend, grant } = await create();
      await grant(7);
      const hold = holdRequest(['a', 'b']);
      const answers = await Promise.all([
        backend.submit([hold, hold]),
        ...Array.from({ length: 5 }, () => backend.submit([hold])),
      ]);
      expect(new Set(answers.flat().map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect((await backend.snapshot()).balances).toMatchObject({ available: 3, retained: 4 });
    });

    it('keeps its rejection, even when credits have come since', async () => {
      const { backend, grant } = await create();
      const hold = holdRequest(['a']);
      const rejected = await submit(backend, hold);
      expect(rejected).toEqual({ status: 'rejected', code: 'insufficient-credits', available: 0 });
      await grant(10);
      expect(await submit(backend, hold)).toEqual(rejected);
    });

    it('is refused when it comes again with another content', async () => {
      const { backend, grant } = await create();
      await grant(9);
      const hold = holdRequest(['a']);
      await submit(backend, hold);
      const { cursor } = await backend.snapshot();
      const others = [
        { ...hold, contacts: [{ id: 'b', name: 'Contact b' }] },
        { ...cancelRequest(hold.runId), id: hold.id },
      ];
      for (const other of others) {
        await expect(submit(backend, other)).rejects.toMatchObject({ code: 'command-id-reused' });
      }
      expect((await backend.snapshot()).cursor).toBe(cursor);
    });

    it('that is refused undoes nothing of the commands before it: asking again tells', async () => {
      const { backend, grant } = await create();
      await grant(9);
      const [first, second] = [holdRequest(['a'], '1'), holdRequest(['b'], '2')];
      await submit(backend, first);
      const reused = { ...first, selected: 7 };
      await expect(backend.submit([second, reused])).rejects.toMatchObject({ code: 'command-id-reused' });
      expect(await submit(backend, second)).toMatchObject({ covered: ['b'], held: 2 });
      expect((await backend.snapshot()).balances).toMatchObject({ available: 5, retained: 4 });
    });
  });
}
