import type { Ref } from 'preact';
import { text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import type { TeamConnection } from '../../../lib/messages/catalogue';
import type { ManagedServer } from '../../../lib/state/keeping';
import type { Invitation } from './invitation';
import { JoinForm } from './JoinForm';
import { managedText } from './managedText';

interface Props {
  readonly managed: ManagedServer;
  readonly title: Ref<HTMLHeadingElement>;
  readonly ask: Ask;
  readonly invitation: Invitation;
  readonly onJoined: (connection: TeamConnection) => Promise<void>;
}

/** This browser keeps the credits itself; and the way to a team's. */
export function NoTeam({ managed, title, ask, invitation, onJoined }: Props) {
  return (
    <>
      <div class="task">
        <h3 ref={title} tabIndex={-1}>
          {text('options_team_embedded')}
        </h3>
        <p class="muted">{text('options_team_embedded_text')}</p>
      </div>
      <div class="task">
        <h3>{text('options_team_join_title')}</h3>
        <p class="muted">{managed === null ? text('options_team_join_text') : managedText(managed)}</p>
        <JoinForm managed={managed} ask={ask} invitation={invitation} onJoined={onJoined} />
      </div>
    </>
  );
}
