import { text } from '../../lib/i18n/text';
import { useAction } from './useAction';

/** Tries again what failed. Stays where it is meanwhile, so that the keyboard's focus does too. */
export function RetryButton({ retry }: { readonly retry: () => Promise<void> }) {
  const { state, run } = useAction(retry);
  const busy = state.status === 'busy';
  return (
    <button type="button" class="button" aria-disabled={busy} onClick={() => busy || run()}>
      {text(busy ? 'page_loading' : 'problem_retry')}
    </button>
  );
}
