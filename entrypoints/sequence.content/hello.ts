import type { Ask } from '../../lib/messages/ask';
import type { PageProfile } from '../../lib/sequence/profile';
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
  credits: CreditsStore,
  takeProfiles: (profiles: readonly PageProfile[]) => void,
  signal: AbortSignal,
): () => Promise<CreditsView> {
  let recovering = false;
  const hello = async () => {
    const { view, profiles } = await ask('page.hello', {});
    takeProfiles(profiles);
    return view;
  };
  const recover = async () => {
    if (recovering) return;
    recovering = true;
    try {
      takeView(credits, await untilAnswered(hello, signal));
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
