import { useEffect, useMemo, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { hear } from '../../lib/messages/hear';
import { createKeepingStore } from '../../lib/state/keeping';
import { createOptionsStore } from '../../lib/state/options';
import { useStore } from '../../lib/state/useStore';
import { Loading } from '../ui/Loading';
import { PageHeader } from '../ui/PageHeader';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';
import { DataOnServer } from './DataOnServer';
import { DataSection } from './DataSection';
import { PolicyProblems } from './PolicyProblems';
import { SettingsSections } from './SettingsSections';
import type { Invitation } from './team/invitation';
import { TeamSection } from './team/TeamSection';

interface Props {
  readonly ask: Ask;
  /** The join link that the page was opened with. */
  readonly invitation: Invitation;
}

/** The options page. Data can be imported and erased even where the settings can't be read. */
export function OptionsPage({ ask, invitation }: Props) {
  const options = useMemo(() => createOptionsStore(ask), [ask]);
  const team = useMemo(() => createKeepingStore(ask), [ask]);
  const state = useStore(options.store);
  const teamState = useStore(team.store);
  const [generation, setGeneration] = useState(0);

  useEffect(() => {
    const look = () => {
      void options.reload();
      void team.reload();
    };
    look();
    const end = new AbortController();
    hear('policy.changed', look, end.signal);
    return () => end.abort();
  }, [options, team]);

  // Forms keep what was typed; after all data has been replaced they start again from what it holds.
  const startAgain = async () => {
    await Promise.all([options.reload(), team.reload()]);
    setGeneration((before) => before + 1);
  };
  const connection = teamState.status === 'ready' ? teamState.value.connection : null;

  return (
    <>
      <PageHeader title={text('options_title')}>
        <a class="page-header-link" href="/welcome.html">
          {text('welcome_again')}
        </a>
      </PageHeader>
      <main>
        {state.status === 'ready' && <PolicyProblems problems={state.value.policy.problems} />}
        <TeamSection team={team} ask={ask} invitation={invitation} onChanged={startAgain} />
        {state.status === 'loading' && <Loading />}
        {state.status === 'problem' && (
          <ProblemNote problem={state.problem}>
            <RetryButton retry={options.reload} />
          </ProblemNote>
        )}
        {state.status === 'ready' && (
          <SettingsSections
            key={generation}
            options={options}
            value={state.value}
            hasDemoCredits={teamState.status === 'ready' && connection === null}
            ask={ask}
          />
        )}
        {connection !== null && <DataOnServer ask={ask} member={connection.member} />}
        {connection === null && teamState.status !== 'loading' && (
          <DataSection ask={ask} onReplaced={startAgain} />
        )}
      </main>
    </>
  );
}
