import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { CreditsStore } from '../../lib/state/credits';
import { PageHeader } from '../ui/PageHeader';
import { WhenReady } from '../ui/WhenReady';
import { Run } from './Run';

interface Props {
  readonly credits: CreditsStore;
  readonly runId: string;
  readonly ask: Ask;
}

/** One run, with what became of each of its contacts. */
export function RunPage({ credits, runId, ask }: Props) {
  return (
    <>
      <PageHeader title={text('run_title')}>
        <a class="page-header-link" href="/usage.html">
          {text('usage_see')}
        </a>
      </PageHeader>
      <main>
        <WhenReady credits={credits} ask={ask}>
          {(view) => <Run view={view} runId={runId} ask={ask} />}
        </WhenReady>
      </main>
    </>
  );
}
