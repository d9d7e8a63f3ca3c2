import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { StoreApi } from 'zustand/vanilla';

type Readable<T> = Pick<StoreApi<T>, 'getState' | 'subscribe'>;

/**
 * What a component needs of a store; it is drawn again when that changes.
 * Zustand's own hook is React's, and would bring all of preact/compat into the content script.
 *
 * @param select must give the same value (`Object.is`) while nothing has changed
 */
export function useStore<T, U = T>(
  store: Readable<T>,
  select: (state: T) => U = (state) => state as unknown as U,
): U {
  const [, redraw] = useReducer((draws: number) => draws + 1, 0);
  const selected = select(store.getState());
  const drawn = useRef({ select, selected });
  drawn.current = { select, selected };

  useLayoutEffect(() => {
    const check = () => {
      const { select, selected } = drawn.current;
      if (!Object.is(select(store.getState()), selected)) redraw(undefined);
    };
    // The store may have changed since the component was drawn.
    check();
    return store.subscribe(check);
  }, [store]);

  return selected;
}
