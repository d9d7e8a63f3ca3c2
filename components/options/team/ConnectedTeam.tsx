import type { Ref } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import type { TeamConnection } from '../../../lib/messages/catalogue';
import type { ManagedServer } from '../../../lib/state/keeping';
import { useStore } from '../../../lib/state/useStore';
import type { Invitation } from './invitation';
import { JoinForm } from './JoinForm';
import { LeaveTeam } from './LeaveTeam';
import { managedText } from './managedText';
import { ServerAccess } from './ServerAccess';

interface Props {
  readonly connection: TeamConnection;
  readonly managed: ManagedServer;
  readonly title: Ref<HTMLHeadingElement>;
  readonly ask: Ask;
  readonly invitation: Invitation;
  readonly onJoined: (connection: TeamConnection) => Promise<void>;
  readonly onLeft: (teamName: string) => Promise<void>;
}

/** The team whose server keeps the credits, who this browser is in it, and the ways out of it. */
export function ConnectedTeam({ connection, managed, title, ask, invitation, onJoined, onLeft }: Props) {
  const { team, member, url } = connection;
  const invited = useStore(invitation, ({ link }) => link !== '');
  const mustMove = managed !== null && managed.url !== url;
  const [wantsOther, setWantsOther] = useState(mustMove);
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
        {managed?.url === url ? (
          <p class="muted">{text('managed_stay')}</p>
        ) : (
          <div class="actions">
            <LeaveTeam teamName={team.name} ask={ask} onLeft={() => onLeft(team.name)} />
          </div>
        )}
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
            <p class="muted">{managed === null ? text('options_team_other_text') : managedText(managed)}</p>
            <JoinForm managed={managed} ask={ask} invitation={invitation} onJoined={onJoined} />
          </>
        )}
      </div>
    </>
  );
}
