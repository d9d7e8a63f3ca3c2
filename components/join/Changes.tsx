import { text } from '../../lib/i18n/text';
import type { TeamConnection } from '../../lib/messages/catalogue';

interface Props {
  /** The server of the invitation. */
  readonly url: string;
  /** The team that this browser is in now; null where it keeps the credits itself. */
  readonly connection: TeamConnection | null;
}

/** What is different once the team was joined. */
export function Changes({ url, connection }: Props) {
  return (
    <ul class="changes">
      {connection?.url === url ? (
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
