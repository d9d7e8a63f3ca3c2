import { useState } from 'preact/hooks';
import { problemText } from '../../lib/i18n/codes';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { TeamConnection } from '../../lib/messages/catalogue';
import { requestAccess } from '../../lib/settings/serverAccess';
import type { InvitedTab } from '../../lib/state/invitedTab';
import type { Keeping } from '../../lib/state/keeping';
import { LossQuestion } from '../options/team/LossQuestion';
import { useLeaving } from '../options/team/useLeaving';
import { ProblemNote } from '../ui/ProblemNote';
import { Section } from '../ui/Section';
import { StatusLine } from '../ui/StatusLine';
import { useAction } from '../ui/useAction';
import { Changes } from './Changes';

interface Props {
  readonly invited: InvitedTab;
  readonly keeping: Keeping;
  readonly ask: Ask;
  readonly onJoined: (invited: InvitedTab, connection: TeamConnection) => Promise<void>;
}

/** Says what joining would change, and does it with one press: nothing is sent before. */
export function JoinQuestion({ invited, keeping, ask, onJoined }: Props) {
  const { invitation, link } = invited;
  const { host } = new URL(invitation.url);
  const { managed, connection } = keeping;
  const [refused, setRefused] = useState(false);
  const leaving = useLeaving(ask, async (leaveBehind) => {
    await onJoined(invited, await ask('team.join', { link, leaveBehind }));
  });
  const joining = useAction(async (access: Promise<boolean>) => {
    if (await access) await leaving.tryIt();
    else setRefused(true);
  });
  const busy = joining.state.status === 'busy';

  const press = () => {
    if (busy || leaving.loss !== null) return;
    setRefused(false);
    // In the click itself, for browsers that ask only then.
    void joining.run(requestAccess(invitation.url));
  };

  if (managed !== null && managed.url !== invitation.url) {
    return (
      <Section title={text('join_question', host)}>
        <p class="note note-warn">
          <span>{problemText('set-by-organisation')}</span>
        </p>
      </Section>
    );
  }
  return (
    <Section title={text('join_question', host)} intro={text('join_trust')}>
      <div class="join">
        <Changes invitation={invitation} connection={connection} />
        <p class="muted">{text('join_permission')}</p>
        {joining.state.status === 'problem' && <ProblemNote problem={joining.state.problem} />}
        {refused && (
          <p class="note note-warn" role="alert">
            <span>{text('options_team_refused', host)}</span>
          </p>
        )}
        <div class="actions">
          <button
            type="button"
            class="button button-primary"
            aria-disabled={busy || leaving.loss !== null}
            onClick={press}
          >
            {text('options_team_join')}
          </button>
          <button type="button" class="button" disabled={busy} onClick={() => window.close()}>
            {text('join_later')}
          </button>
          <StatusLine>{busy ? text('options_team_joining') : ''}</StatusLine>
        </div>
        {leaving.loss !== null && (
          <LossQuestion
            loss={leaving.loss}
            confirmLabel={text('options_team_join_anyway')}
            confirm={leaving.doItAnyway}
            stay={leaving.stay}
          />
        )}
      </div>
    </Section>
  );
}
