import { createStore, type StoreApi } from 'zustand/vanilla';
import { oneAtATime } from '../async/oneAtATime';
import { problemOf } from '../messages/ask';
import type { Problem } from '../protocol/problem';

export interface ListPage<T> {
  readonly items: readonly T[];
  readonly more: boolean;
}

export interface ListState<T> extends ListPage<T> {
  readonly status: 'loading' | 'ready' | 'loading-more';
  /** Why the last request failed; the items of earlier ones stay. */
  readonly problem: Problem | null;
}

export interface PagedList<T> {
  readonly store: StoreApi<ListState<T>>;
  /** Asks again for as much as is shown. Never rejects. */
  reload(): Promise<void>;
  /** Adds the next page. Never rejects. */
  loadMore(): Promise<void>;
}

/**
 * A list that the worker hands out page by page, and that may change while it is shown.
 *
 * @param fetchPage the page after an item, or the first one
 * @param pageSize items asked for at once
 */
export function createPagedList<T>(
  fetchPage: (after: T | null, limit: number) => Promise<ListPage<T>>,
  pageSize: number,
): PagedList<T> {
  const store = createStore<ListState<T>>(() => ({
    status: 'loading',
    items: [],
    more: false,
    problem: null,
  }));
  let wanted = pageSize;

  // Growing is reloading with more wanted, so that pages that changed under way can't be put together wrongly.
  const reload = oneAtATime(async () => {
    try {
      let items: readonly T[] = [];
      let more = true;
      while (more && items.length < wanted) {
        const page: ListPage<T> = await fetchPage(items.at(-1) ?? null, pageSize);
        items = [...items, ...page.items];
        more = page.more && page.items.length > 0;
      }
      store.setState({ status: 'ready', items, more, problem: null });
    } catch (error) {
      store.setState({ status: 'ready', problem: problemOf(error) });
    }
  });

  return {
    store,
    reload,
    loadMore() {
      wanted = Math.max(wanted, store.getState().items.length) + pageSize;
      store.setState({ status: 'loading-more' });
      return reload();
    },
  };
}
