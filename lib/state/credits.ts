import { createStore } from 'zustand/vanilla';
import { problemOf } from '../messages/ask';
import { hear } from '../messages/hear';
import type { CreditsView, ViewState } from './view';

/** A page's mirror of the worker's credits. */
export type CreditsStore = ReturnType<typeof createCreditsStore>;

/** A store that starts out loading; {@link mirrorCredits} fills it. */
export function createCreditsStore() {
  return createStore<ViewState>(() => ({ status: 'loading' }));
}

/** Answers and broadcasts overtake one another by less than this; further back, the computer's clock was put right. */
const OVERTAKING_MS = 60_000;

/** Takes a view in, unless a newer one is there already: answers and broadcasts overtake one another. */
export function takeView(store: CreditsStore, view: CreditsView): void {
  const state = store.getState();
  if (state.status !== 'ready' || !isOlder(view, state.view)) store.setState({ status: 'ready', view }, true);
}

function isOlder(view: CreditsView, current: CreditsView): boolean {
  const behindMs = current.asOfMs - view.asOfMs;
  const readEarlier = behindMs > 0 && behindMs < OVERTAKING_MS;
  // Of two ledgers, the one that was read last is there now.
  if (view.ledgerId !== current.ledgerId) return readEarlier;
  return view.cursor < current.cursor || (view.cursor === current.cursor && readEarlier);
}

/** Asks for the view. Never rejects: where it can't be had, the store says why. */
export async function refreshCredits(
  store: CreditsStore,
  load: () => Promise<CreditsView>,
  signal?: AbortSignal,
): Promise<void> {
  try {
    takeView(store, await load());
  } catch (error) {
    if (!signal?.aborted) showProblem(store, error);
  }
}

/** Says in place of the credits what went wrong, until they are taken in again. */
export function showProblem(store: CreditsStore, thrown: unknown): void {
  store.setState({ status: 'problem', problem: problemOf(thrown) }, true);
}

/**
 * Keeps a store like the worker until the signal ends it.
 *
 * @param load asks for the first view; its problem is shown where there is nothing better
 */
export function mirrorCredits(
  store: CreditsStore,
  load: () => Promise<CreditsView>,
  signal: AbortSignal,
): void {
  hear('view.changed', ({ view }) => takeView(store, view), signal);

  const refresh = () => refreshCredits(store, load, signal);
  // A tab that slept may have missed a broadcast.
  document.addEventListener('visibilitychange', () => document.hidden || refresh(), { signal });
  void refresh();
}
