import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { type CreditsStore, refreshCredits } from '../../lib/state/credits';
import { useStore } from '../../lib/state/useStore';
import { Loading } from '../ui/Loading';
import { PageHeader } from '../ui/PageHeader';
import { Credits } from './Credits';
import { Invited } from './Invited';
import { NewProfiles } from './NewProfiles';
import { PopupProblem } from './PopupProblem';
import { SiteAccess } from './SiteAccess';

interface Props {
  readonly credits: CreditsStore;
  readonly ask: Ask;
}

/** The popup: the team's credits, what they are retained for and what became of them. */
export function PopupPage({ credits, ask }: Props) {
  const state = useStore(credits);
  const retry = () => refreshCredits(credits, () => ask('view.get', {}));
  const startEmpty = async () => {
    await ask('data.erase', {});
    await retry();
  };
  return (
    <>
      <PageHeader title={text('extName')}>
        <a class="page-header-link" href="/options.html" target="_blank" rel="noreferrer">
          {text('popup_settings')}
        </a>
      </PageHeader>
      <main>
        <SiteAccess />
        <Invited />
        <NewProfiles ask={ask} />
        {state.status === 'loading' && <Loading />}
        {state.status === 'problem' && (
          <PopupProblem problem={state.problem} retry={retry} startEmpty={startEmpty} />
        )}
        {state.status === 'ready' && <Credits view={state.view} ask={ask} />}
      </main>
    </>
  );
}
