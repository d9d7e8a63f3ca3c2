import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { type CreditsStore, refreshCredits } from '../../lib/state/credits';
import type { UsageStore } from '../../lib/state/usage';
import { useStore } from '../../lib/state/useStore';
import { Loading } from '../ui/Loading';
import { PageHeader } from '../ui/PageHeader';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';
import { SettingsLink } from '../ui/SettingsLink';
import { Usage } from './Usage';

interface Props {
  readonly credits: CreditsStore;
  readonly usage: UsageStore;
  readonly ask: Ask;
}

/** Who used the team's credits, when and for what, and how long they last. */
export function UsagePage({ credits, usage, ask }: Props) {
  const state = useStore(credits);
  return (
    <>
      <PageHeader title={text('usage_title')}>
        <a class="page-header-link" href="/billing.html">
          {text('billing_title')}
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
        {state.status === 'ready' && <Usage view={state.view} usage={usage} ask={ask} />}
      </main>
    </>
  );
}
