import { useSyncExternalStore } from 'preact/compat';
import type { StoreApi } from 'zustand/vanilla';

/** A part of a store's state; the component is drawn again when that part is another value. */
export function useStore<T, Part>(store: StoreApi<T>, select: (state: T) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
