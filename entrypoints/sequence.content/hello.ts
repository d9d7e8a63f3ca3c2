import type { Ask } from '../../lib/messages/ask';
import type { PageProfile } from '../../lib/profile/profile';
import { ProblemError } from '../../lib/protocol/problem';
import { untilAnswered } from '../../lib/sequence/waiting';
import { type CreditsStore, takeView } from '../../lib/state/credits';
import type { CreditsView } from '../../lib/state/view';

/**
 * Says hello to the worker. When it doesn't answer, goes on asking in the background, so that a counter that shows a
 * problem doesn't stay so.
 *
 * @param takeProfiles is given the profiles in use
 */
export function createHello(
  ask: Ask,
  pageId: string,
  credits: CreditsStore,
  takeProfiles: (profiles: readonly PageProfile[]) => void,
  signal: AbortSignal,
): () => Promise<CreditsView> {
  let recovering = false;
  const hello = async () => {
    const { credits: state, profiles } = await ask('page.hello', { pageId });
    // They guard the start control also where the credits can't be read.
    takeProfiles(profiles);
    if (state.status === 'problem') throw new ProblemError(state.problem.code, state.problem.detail);
    // Also for whoever asks for a press: a problem that is shown may be over.
    takeView(credits, state.view);
    return state.view;
  };
  const recover = async () => {
    if (recovering) return;
    recovering = true;
    try {
      await untilAnswered(hello, signal);
    } catch {
      // The page has ended.
    } finally {
      recovering = false;
    }
  };
  return () =>
    hello().catch((thrown: unknown) => {
      void recover();
      throw thrown;
    });
}
