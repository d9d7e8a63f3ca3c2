import type { Ref } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import type { TeamConnection } from '../../../lib/messages/catalogue';
import { useStore } from '../../../lib/state/useStore';
import type { Invitation } from './invitation';
import { JoinForm } from './JoinForm';
import { LeaveTeam } from './LeaveTeam';
import { ServerAccess } from './ServerAccess';

interface Props {
  readonly connection: TeamConnection;
  readonly title: Ref<HTMLHeadingElement>;
  readonly ask: Ask;
  readonly invitation: Invitation;
  readonly onJoined: (connection: TeamConnection) => Promise<void>;
  readonly onLeft: (teamName: string) => Promise<void>;
}

/** The team whose server keeps the credits, who this browser is in it, and the ways out of it. */
export function ConnectedTeam({ connection, title, ask, invitation, onJoined, onLeft }: Props) {
  const { team, member, url } = connection;
  const invited = useStore(invitation, ({ link }) => link !== '');
  const [wantsOther, setWantsOther] = useState(false);
  return (
    <>
      <div class="task">
        <h3 ref={title} tabIndex={-1}>
          {team.name}
        </h3>
        <dl class="team">
          <dt>{text('options_team_member')}</dt>
          <dd>{text('options_team_member_role', member.name, text(`role_${member.role}`))}</dd>
          <dt>{text('options_team_server')}</dt>
          <dd>{url}</dd>
        </dl>
        <ServerAccess url={url} />
        <div class="actions">
          <LeaveTeam teamName={team.name} ask={ask} onLeft={() => onLeft(team.name)} />
        </div>
      </div>
      <div class="task">
        <button
          type="button"
          class="button"
          aria-expanded={wantsOther || invited}
          onClick={() => setWantsOther(!wantsOther)}
        >
          {text('options_team_other_link')}
        </button>
        {(wantsOther || invited) && (
          <>
            <p class="muted">{text('options_team_other_text')}</p>
            <JoinForm ask={ask} invitation={invitation} onJoined={onJoined} />
          </>
        )}
      </div>
    </>
  );
}
