import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { type CreditsStore, refreshCredits } from '../../lib/state/credits';
import { useStore } from '../../lib/state/useStore';
import { Loading } from '../ui/Loading';
import { PageHeader } from '../ui/PageHeader';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';
import { SettingsLink } from '../ui/SettingsLink';
import { Run } from './Run';

interface Props {
  readonly credits: CreditsStore;
  readonly runId: string;
  readonly ask: Ask;
}

/** One run, with what became of each of its contacts. */
export function RunPage({ credits, runId, ask }: Props) {
  const state = useStore(credits);
  return (
    <>
      <PageHeader title={text('run_title')}>
        <a class="page-header-link" href="/usage.html">
          {text('usage_see')}
        </a>
      </PageHeader>
      <main>
        {state.status === 'loading' && <Loading />}
        {state.status === 'problem' && (
          <ProblemNote problem={state.problem}>
            <RetryButton retry={() => refreshCredits(credits, () => ask('view.get', {}))} />
            <SettingsLink code={state.problem.code} />
          </ProblemNote>
        )}
        {state.status === 'ready' && <Run view={state.view} runId={runId} ask={ask} />}
      </main>
    </>
  );
}
