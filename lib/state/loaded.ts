import { createStore, type StoreApi } from 'zustand/vanilla';
import { oneAtATime } from '../async/oneAtATime';
import { problemOf } from '../messages/ask';
import type { Problem } from '../protocol/problem';

/** Something that a page asked the worker for. */
export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'problem'; readonly problem: Problem };

export interface LoadedStore<T> {
  readonly store: StoreApi<Loaded<T>>;
  /** Asks again; what is shown stays until the answer is there. Never rejects: a problem is a state. */
  reload(): Promise<void>;
}

/** Mirrors one answer of the worker. Starts out loading; call `reload` to fill it. */
export function createLoaded<T>(load: () => Promise<T>): LoadedStore<T> {
  const store = createStore<Loaded<T>>(() => ({ status: 'loading' }));
  const reload = oneAtATime(() =>
    load().then(
      (value) => store.setState({ status: 'ready', value }, true),
      (error: unknown) => store.setState({ status: 'problem', problem: problemOf(error) }, true),
    ),
  );
  return { store, reload };
}
