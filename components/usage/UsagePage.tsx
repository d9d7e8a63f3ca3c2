import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { CreditsStore } from '../../lib/state/credits';
import type { UsageStore } from '../../lib/state/usage';
import { PageHeader } from '../ui/PageHeader';
import { WhenReady } from '../ui/WhenReady';
import { Usage } from './Usage';

interface Props {
  readonly credits: CreditsStore;
  readonly usage: UsageStore;
  readonly ask: Ask;
}

/** Who used the team's credits, when and for what, and how long they last. */
export function UsagePage({ credits, usage, ask }: Props) {
  return (
    <>
      <PageHeader title={text('usage_title')}>
        <a class="page-header-link" href="/billing.html">
          {text('billing_title')}
        </a>
      </PageHeader>
      <main>
        <WhenReady credits={credits} ask={ask}>
          {(view) => <Usage view={view} usage={usage} ask={ask} />}
        </WhenReady>
      </main>
    </>
  );
}
