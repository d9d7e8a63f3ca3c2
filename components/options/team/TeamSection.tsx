import { useRef, useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import type { TeamConnection } from '../../../lib/messages/catalogue';
import type { Keeping } from '../../../lib/state/keeping';
import type { LoadedStore } from '../../../lib/state/loaded';
import { useStore } from '../../../lib/state/useStore';
import { Loading } from '../../ui/Loading';
import { ProblemNote } from '../../ui/ProblemNote';
import { RetryButton } from '../../ui/RetryButton';
import { Section } from '../../ui/Section';
import { StatusLine } from '../../ui/StatusLine';
import { ConnectedTeam } from './ConnectedTeam';
import type { Invitation } from './invitation';
import { NoTeam } from './NoTeam';

interface Props {
  readonly team: LoadedStore<Keeping>;
  readonly ask: Ask;
  readonly invitation: Invitation;
  /** The credits are another team's, or this browser's own, now. */
  readonly onChanged: () => Promise<void>;
}

/** Where credits are kept: in this browser, or by a team's server. */
export function TeamSection({ team, ask, invitation, onChanged }: Props) {
  const state = useStore(team.store);
  const title = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState('');

  const changed = async (words: string) => {
    setSaid(words);
    await onChanged();
    // What was pressed is gone.
    title.current?.focus();
  };
  const onJoined = ({ team }: TeamConnection) => changed(text('options_team_joined', team.name));
  const onLeft = (teamName: string) => changed(text('options_team_left', teamName));
  const shared = { title, ask, invitation, onJoined };

  return (
    <Section anchor="team" title={text('options_backend')}>
      <StatusLine>{said}</StatusLine>
      {state.status === 'loading' && <Loading />}
      {state.status === 'problem' && (
        <ProblemNote problem={state.problem}>
          <RetryButton retry={team.reload} />
        </ProblemNote>
      )}
      {state.status === 'ready' &&
        (state.value.connection === null ? (
          <NoTeam managed={state.value.managed} {...shared} />
        ) : (
          <ConnectedTeam
            key={state.value.connection.url}
            connection={state.value.connection}
            managed={state.value.managed}
            {...shared}
            onLeft={onLeft}
          />
        ))}
    </Section>
  );
}
