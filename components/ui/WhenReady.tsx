import type { ComponentChildren } from 'preact';
import type { Ask } from '../../lib/messages/ask';
import { type CreditsStore, refreshCredits } from '../../lib/state/credits';
import { useStore } from '../../lib/state/useStore';
import type { CreditsView } from '../../lib/state/view';
import { Loading } from './Loading';
import { ProblemNote } from './ProblemNote';
import { RetryButton } from './RetryButton';
import { SettingsLink } from './SettingsLink';

interface Props {
  readonly credits: CreditsStore;
  readonly ask: Ask;
  readonly children: (view: CreditsView) => ComponentChildren;
}

/** What is drawn of credits that can be read; until then, or else, that they load or why there are none to show. */
export function WhenReady({ credits, ask, children }: Props) {
  const state = useStore(credits);
  switch (state.status) {
    case 'loading':
      return <Loading />;
    case 'problem':
      return (
        <ProblemNote problem={state.problem}>
          <RetryButton retry={() => refreshCredits(credits, () => ask('view.get', {}))} />
          <SettingsLink code={state.problem.code} />
        </ProblemNote>
      );
    case 'ready':
      return <>{children(state.view)}</>;
  }
}
