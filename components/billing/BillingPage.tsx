import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { CreditsStore } from '../../lib/state/credits';
import { useStore } from '../../lib/state/useStore';
import { PageHeader } from '../ui/PageHeader';
import { Section } from '../ui/Section';
import { WhenReady } from '../ui/WhenReady';
import { AddOns } from './AddOns';
import { MembersSection } from './members/MembersSection';
import { TopUpSection } from './topUp/TopUpSection';

interface Props {
  readonly credits: CreditsStore;
  readonly ask: Ask;
}

/** Plans & Billing: what the team has bought, and how an owner buys more (rule 10). */
export function BillingPage({ credits, ask }: Props) {
  const state = useStore(credits);
  return (
    <>
      <PageHeader title={text('billing_title')}>
        <a class="page-header-link" href="/usage.html">
          {text('usage_see')}
        </a>
      </PageHeader>
      <main>
        <Section title={text('billing_subscription')}>
          <WhenReady credits={credits} ask={ask}>
            {(view) => <AddOns view={view} ask={ask} />}
          </WhenReady>
        </Section>
        {state.status === 'ready' && state.view.team !== null && state.view.role === 'owner' && (
          <>
            <TopUpSection view={state.view} ask={ask} />
            <MembersSection view={state.view} ask={ask} />
          </>
        )}
      </main>
    </>
  );
}
