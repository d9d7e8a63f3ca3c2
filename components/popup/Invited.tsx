import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import { type InvitedTab, invitationInFront } from '../../lib/state/invitedTab';
import { ExposedLink } from '../join/ExposedLink';

/** Where the page in front is an invitation to a team: says so, and leads to where it can be accepted. */
export function Invited() {
  const [invited, setInvited] = useState<InvitedTab | null>(null);
  useEffect(() => {
    void invitationInFront().then(setInvited);
  }, []);
  if (invited === null) return null;
  if (invited.isExposed) return <ExposedLink />;
  return (
    <div class="note note-info" role="status">
      <p class="note-title">{text('popup_invited')}</p>
      <p>{text('popup_invited_text', new URL(invited.invitation.url).host)}</p>
      <div class="actions">
        {/* In a tab of its own: the browser's question about the server would close the popup. */}
        <a
          class="button button-primary"
          href={`/join.html?tab=${invited.tabId}`}
          target="_blank"
          rel="noreferrer"
        >
          {text('popup_invited_look')}
        </a>
      </div>
    </div>
  );
}
