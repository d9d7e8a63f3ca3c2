import { expect, it } from 'vitest';
import { ProblemError } from '../../../lib/protocol/problem';
import { createPagedList } from '../../../lib/state/pagedList';

function numbers(upTo: number) {
  const source = { upTo, fails: false };
  const list = createPagedList<number>(async (after, limit) => {
    if (source.fails) throw new ProblemError('no-answer');
    const start = after ?? 0;
    const items = Array.from({ length: Math.min(limit, source.upTo - start) }, (_, i) => start + i + 1);
    return { items, more: start + items.length < source.upTo };
  }, 2);
  return { source, list };
}

it('loads page by page to the end', async () => {
  const { list } = numbers(5);
  await list.reload();
  expect(list.store.getState()).toMatchObject({ status: 'ready', items: [1, 2], more: true });
  await list.loadMore();
  expect(list.store.getState()).toMatchObject({ items: [1, 2, 3, 4], more: true });
  await list.loadMore();
  expect(list.store.getState()).toMatchObject({ items: [1, 2, 3, 4, 5], more: false });
});

it('reloads as much as is shown', async () => {
  const { source, list } = numbers(5);
  await list.reload();
  await list.loadMore();
  source.upTo = 3;
  await list.reload();
  expect(list.store.getState()).toMatchObject({ items: [1, 2, 3], more: false });
});

it('keeps its items when a request fails, and recovers', async () => {
  const { source, list } = numbers(3);
  await list.reload();
  source.fails = true;
  await list.loadMore();
  expect(list.store.getState()).toMatchObject({ items: [1, 2], problem: { code: 'no-answer' } });
  source.fails = false;
  await list.reload();
  expect(list.store.getState()).toMatchObject({ items: [1, 2, 3], problem: null });
});
