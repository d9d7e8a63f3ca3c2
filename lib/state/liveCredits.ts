import { stayLive } from '../messages/stayLive';
import type { CreditsStore } from './credits';

/**
 * Keeps the worker following the team's server for as long as this page shows its credits. Where this browser keeps the
 * credits itself there is nothing to follow, and the worker may sleep.
 *
 * @returns to be called when `isShown` may have changed
 */
export function keepLive(credits: CreditsStore, signal: AbortSignal, isShown = () => true): () => void {
  const isOfTeam = () => {
    const state = credits.getState();
    return state.status === 'ready' ? state.view.team !== null : state.status === 'problem';
  };
  const follow = stayLive(signal, () => isShown() && isOfTeam());
  signal.addEventListener('abort', credits.subscribe(follow));
  return follow;
}
