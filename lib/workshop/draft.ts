import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageProfile } from '../profile/profile';
import { withValue } from './path';

/** Steps back that are kept. */
const MOST_STEPS = 200;

/** A profile that is being worked on. */
export interface Work {
  readonly profile: PageProfile;
  /** The id that it had when it was taken up, where it is one of this browser's own; else null. */
  readonly openedId: string | null;
}

export interface DraftState extends Work {
  readonly past: readonly Work[];
  readonly future: readonly Work[];
}

/** What is being worked on, with the steps that led there. */
export interface Draft {
  readonly store: StoreApi<DraftState>;
  /** Changes one place. Typing in one field is one step. */
  edit(path: string, value: unknown): void;
  /** What is typed from now on is another step. */
  pause(): void;
  /** Works on another profile from now on; undone like any change. */
  take(work: Work): void;
  /** What is worked on has been saved under its id. */
  saved(): void;
  undo(): void;
  redo(): void;
}

export function createDraft(work: Work): Draft {
  const store = createStore<DraftState>(() => ({ ...work, past: [], future: [] }));
  /** The place that is being typed in. */
  let typing: string | null = null;

  const take = (next: Work): void => {
    const state = store.getState();
    store.setState({ ...next, past: [...state.past, workOf(state)].slice(-MOST_STEPS), future: [] });
  };
  return {
    store,
    edit(path, value) {
      const { profile, openedId } = store.getState();
      const next = { profile: withValue(profile, path, value), openedId };
      if (typing === path) store.setState({ ...next, future: [] });
      else take(next);
      typing = path;
    },
    pause() {
      typing = null;
    },
    take(next) {
      typing = null;
      take(next);
    },
    saved() {
      typing = null;
      store.setState(({ profile }) => ({ openedId: profile.id }));
    },
    undo() {
      const state = store.getState();
      const before = state.past.at(-1);
      typing = null;
      if (before === undefined) return;
      store.setState({ ...before, past: state.past.slice(0, -1), future: [workOf(state), ...state.future] });
    },
    redo() {
      const state = store.getState();
      const [next, ...future] = state.future;
      typing = null;
      if (next === undefined) return;
      store.setState({ ...next, past: [...state.past, workOf(state)], future });
    },
  };
}

function workOf({ profile, openedId }: Work): Work {
  return { profile, openedId };
}
