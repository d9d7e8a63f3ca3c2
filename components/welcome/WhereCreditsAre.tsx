import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { createKeepingStore, type Keeping } from '../../lib/state/keeping';
import { useStore } from '../../lib/state/useStore';
import { managedText } from '../options/team/managedText';
import { Loading } from '../ui/Loading';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';

/** Where this browser's credits are kept, the way into a team, and the way to the toolbar. */
export function WhereCreditsAre({ ask }: { readonly ask: Ask }) {
  const keeping = useMemo(() => createKeepingStore(ask), [ask]);
  const state = useStore(keeping.store);
  useEffect(() => {
    void keeping.reload();
  }, [keeping]);
  return (
    <>
      {state.status === 'loading' && <Loading />}
      {state.status === 'problem' && (
        <ProblemNote problem={state.problem}>
          <RetryButton retry={keeping.reload} />
        </ProblemNote>
      )}
      {state.status === 'ready' && <Kept keeping={state.value} />}
      <div class="task">
        <h3>{text('welcome_pin')}</h3>
        <p>{text(import.meta.env.BROWSER === 'firefox' ? 'welcome_pin_text_firefox' : 'welcome_pin_text')}</p>
      </div>
    </>
  );
}

function Kept({ keeping: { connection, managed } }: { readonly keeping: Keeping }) {
  if (connection !== null) return <p>{text('welcome_where_team', connection.team.name)}</p>;
  return (
    <>
      <p>{text('welcome_where_own')}</p>
      <div class="task">
        <h3>{text('welcome_join')}</h3>
        <p>{managed === null ? text('welcome_join_text') : managedText(managed)}</p>
        <a class="button" href="/options.html#team" target="_blank" rel="noreferrer">
          {text('page_open_settings')}
        </a>
      </div>
    </>
  );
}
