import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import { hear } from '../../../lib/messages/hear';
import { createLoaded } from '../../../lib/state/loaded';
import { useStore } from '../../../lib/state/useStore';
import { Loading } from '../../ui/Loading';
import { ProblemNote } from '../../ui/ProblemNote';
import { RetryButton } from '../../ui/RetryButton';
import { Section } from '../../ui/Section';
import { BudgetForm } from './BudgetForm';
import { KeyForm } from './KeyForm';
import { ReplyApiStanding } from './ReplyApiStanding';

/** The vendor's API as a second source of results: the key, how much of it may be used, and how it is going. */
export function ReplyApiSection({ ask }: { readonly ask: Ask }) {
  const { store, reload } = useMemo(() => createLoaded(() => ask('replyApi.get', {})), [ask]);
  const state = useStore(store);
  useEffect(() => {
    const end = new AbortController();
    const look = () => void (document.hidden || reload());
    look();
    // A person who has closed a page comes back here to see its results come in.
    hear('view.changed', look, end.signal);
    document.addEventListener('visibilitychange', look, { signal: end.signal });
    return () => end.abort();
  }, [reload]);

  return (
    <Section anchor="reply-api" title={text('reply_api_title')} intro={text('reply_api_intro')}>
      {state.status === 'loading' && <Loading />}
      {state.status === 'problem' && (
        <ProblemNote problem={state.problem}>
          <RetryButton retry={reload} />
        </ProblemNote>
      )}
      {state.status === 'ready' && (
        <>
          <div class="task">
            <KeyForm state={state.value} ask={ask} onChanged={reload} />
          </div>
          {state.value.hasKey && (
            <div class="task">
              <ReplyApiStanding state={state.value} />
              <BudgetForm state={state.value} ask={ask} onChanged={reload} />
            </div>
          )}
        </>
      )}
    </Section>
  );
}
