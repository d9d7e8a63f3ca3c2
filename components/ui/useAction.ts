import { useState } from 'preact/hooks';
import { problemOf } from '../../lib/messages/ask';
import type { Problem } from '../../lib/protocol/problem';

/** How something that a person asked for is getting on. */
export type ActionState<R> =
  | { readonly status: 'idle' }
  | { readonly status: 'busy' }
  | { readonly status: 'done'; readonly result: R }
  | { readonly status: 'problem'; readonly problem: Problem };

export interface Action<A extends readonly unknown[], R> {
  readonly state: ActionState<R>;
  /** Never rejects. Resolves to whether it worked. */
  run(...args: A): Promise<boolean>;
  reset(): void;
}

/** Runs something that may fail and remembers how it went. */
export function useAction<A extends readonly unknown[], R>(act: (...args: A) => Promise<R>): Action<A, R> {
  const [state, setState] = useState<ActionState<R>>({ status: 'idle' });
  return {
    state,
    async run(...args) {
      setState({ status: 'busy' });
      try {
        setState({ status: 'done', result: await act(...args) });
        return true;
      } catch (error) {
        setState({ status: 'problem', problem: problemOf(error) });
        return false;
      }
    },
    reset: () => setState({ status: 'idle' }),
  };
}
