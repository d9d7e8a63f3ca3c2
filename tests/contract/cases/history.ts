import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../lib/backend/backend';
import { DEFAULT_TIME_LIMIT_MS, type Entry } from '../../../lib/ledger';
import { NEWEST_LATE_RUNS, SETTLED_CONTACTS } from '../../../lib/protocol/snapshot';
import { cancelRequest, holdRequest, settleRequest } from '../commands';
import { folded, inOrder } from '../folded';
import { type BackendUnderTest, submit } from '../underTest';

/** Entries of every kind that a test can bring about, in several runs. */
async function live({ backend, grant, clock }: BackendUnderTest): Promise<void> {
  await grant(9);
  const old = holdRequest(['a', 'b', 'c'], '1');
  await submit(backend, old);
  await grant(20);
  clock.nowMs += DEFAULT_TIME_LIMIT_MS;
  const next = holdRequest(['a', 'x', 'y', 'z'], '2');
  await backend.submit([next, settleRequest(old.runId, { b: 'succeeded', a: 'failed' })]);
  clock.nowMs += 1;
  await backend.submit([settleRequest(next.runId, { z: 'succeeded', y: 'failed' }), holdRequest(['q'], '3')]);
  await submit(backend, cancelRequest(next.runId, 'timed-out'));
}

/** All entries, in pages. */
async function readAll(backend: Backend, limit: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let after = 0; ; ) {
    const page = await backend.changes(after, limit);
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    expect(page.cursor).toBe(page.entries.at(-1)?.seq ?? after);
    entries.push(...page.entries);
    after = page.cursor;
    if (!page.more) return entries;
  }
}

export function historyCases(create: () => Promise<BackendUnderTest>): void {
  describe('the history', () => {
    it('is in order without gaps, in pages that meet', async () => {
      const under = await create();
      await live(under);
      const all = await readAll(under.backend, 1_000);
      expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => i + 1));
      expect(new Set(all.map(({ kind }) => kind))).toEqual(
        new Set(['granted', 'held', 'deducted', 'refunded', 'reported-late']),
      );
      expect(await readAll(under.backend, 3)).toEqual(all);
      // A page that ends with the history says so.
      expect((await under.backend.changes(0, all.length)).more).toBe(false);
      expect((await under.backend.changes(0, all.length - 1)).more).toBe(true);
    });

    it('adds up to the snapshot, runs and contacts and all, before and after a restart', async () => {
      const under = await create();
      await live(under);
      const expected = folded(await readAll(under.backend, 1_000));
      expect(inOrder(await under.backend.snapshot())).toEqual(expected);
      const again = await under.restart();
      expect(inOrder(await again.snapshot())).toEqual(expected);
      expect(folded(await readAll(again, 1_000))).toEqual(expected);
    });

    it('has a snapshot that doesn’t grow with what was done, and keeps what is retained', async () => {
      const { backend, grant } = await create();
      await grant(20_000);
      const many = Array.from({ length: SETTLED_CONTACTS }, (_, i) => `c${i}`);
      const [open, old, large] = [holdRequest(['a', 'b']), holdRequest(['c']), holdRequest(many, 'large')];
      await backend.submit([open, settleRequest(open.runId, { a: 'failed' })]);
      for (const hold of [old, large]) await backend.submit([hold, cancelRequest(hold.runId, 'timed-out')]);
      const shown = async () => {
        const { runs } = await backend.snapshot();
        return new Map(runs.map(({ runId, contacts }) => [runId, contacts.map(({ id }) => id)]));
      };
      const before = [
        [open.runId, ['b']],
        [old.runId, []],
        [large.runId, many],
      ];
      expect([...(await shown())]).toEqual(before);

      const late = Array.from({ length: NEWEST_LATE_RUNS }, () => holdRequest(['d']));
      for (const hold of late) await backend.submit([hold, cancelRequest(hold.runId, 'timed-out')]);
      const runs = await shown();
      expect([...runs.keys()].sort()).toEqual([open, ...late].map(({ runId }) => runId).sort());
      expect(runs.get(open.runId)).toEqual(['a', 'b']);
      // What isn't in it any more is taken all the same (rule 6).
      expect(await submit(backend, settleRequest(old.runId, { c: 'succeeded' }))).toMatchObject({
        deducted: 2,
      });
    });

    it('has nothing after its end, and is another one for who has seen more', async () => {
      const { backend, grant } = await create();
      expect(await backend.changes(0, 10)).toEqual({ entries: [], cursor: 0, more: false });
      await grant(5);
      expect(await backend.changes(1, 10)).toEqual({ entries: [], cursor: 1, more: false });
      await expect(backend.changes(2, 10)).rejects.toMatchObject({ code: 'history-differs' });
    });

    it('says when, and whose command it was', async () => {
      const { backend, memberId, grant, clock } = await create();
      await grant(5);
      const hold = holdRequest(['a']);
      await submit(backend, hold);
      const { entries } = await backend.changes(1, 10);
      expect(entries).toMatchObject([
        { seq: 2, kind: 'held', atMs: clock.nowMs, commandId: hold.id, by: memberId, runId: hold.runId },
      ]);
    });
  });
}
