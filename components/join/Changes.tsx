import { text } from '../../lib/i18n/text';
import type { TeamConnection } from '../../lib/messages/catalogue';
import { type Invitation, teamOf } from '../../lib/protocol/joinLink';

interface Props {
  readonly invitation: Invitation;
  /** The team that this browser is in now; null where it keeps the credits itself. */
  readonly connection: TeamConnection | null;
}

/** What is different once the team was joined. */
export function Changes({ invitation: { url, token }, connection }: Props) {
  // A server may keep the credits of several teams.
  const isIn = connection !== null && connection.url === url && connection.team.id === teamOf(token);
  return (
    <ul class="changes">
      {isIn ? (
        <li>{text('join_change_renew', connection.team.name)}</li>
      ) : (
        <>
          {connection !== null && <li>{text('join_change_leave', connection.team.name)}</li>}
          <li>{text('join_change_spend')}</li>
          <li>{text('join_change_own')}</li>
          <li>{text('join_change_sent')}</li>
        </>
      )}
    </ul>
  );
}
