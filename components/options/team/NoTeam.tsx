import type { Ref } from 'preact';
import { text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import type { TeamConnection } from '../../../lib/messages/catalogue';
import type { Invitation } from './invitation';
import { JoinForm } from './JoinForm';

interface Props {
  readonly title: Ref<HTMLHeadingElement>;
  readonly ask: Ask;
  readonly invitation: Invitation;
  readonly onJoined: (connection: TeamConnection) => Promise<void>;
}

/** This browser keeps the credits itself; and the way to a team's. */
export function NoTeam({ title, ask, invitation, onJoined }: Props) {
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
        <p class="muted">{text('options_team_join_text')}</p>
        <JoinForm ask={ask} invitation={invitation} onJoined={onJoined} />
      </div>
    </>
  );
}
