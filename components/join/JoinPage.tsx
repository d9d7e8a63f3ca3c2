import { useEffect, useMemo, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { TeamConnection } from '../../lib/messages/catalogue';
import { closeInvitation, type InvitedTab, invitationOf } from '../../lib/state/invitedTab';
import { type Keeping, readKeeping } from '../../lib/state/keeping';
import { createLoaded } from '../../lib/state/loaded';
import { useStore } from '../../lib/state/useStore';
import { Loading } from '../ui/Loading';
import { PageHeader } from '../ui/PageHeader';
import { ProblemNote } from '../ui/ProblemNote';
import { RetryButton } from '../ui/RetryButton';
import { ExposedLink } from './ExposedLink';
import { Joined } from './Joined';
import { JoinQuestion } from './JoinQuestion';
import { NoInvitation } from './NoInvitation';

interface Props {
  readonly ask: Ask;
  /** The tab that the invitation is in; it alone has the link. */
  readonly tabId: number;
}

interface Found {
  readonly invited: InvitedTab | null;
  readonly keeping: Keeping;
}

/** Asks whether to join the team that another tab has the link of, and joins it. */
export function JoinPage({ ask, tabId }: Props) {
  const found = useMemo(() => createLoaded(() => look(ask, tabId)), [ask, tabId]);
  const state = useStore(found.store);
  const [joined, setJoined] = useState<TeamConnection | null>(null);

  useEffect(() => {
    void found.reload();
  }, [found]);

  const onJoined = async (invited: InvitedTab, connection: TeamConnection) => {
    setJoined(connection);
    await closeInvitation(invited);
  };

  return (
    <>
      <PageHeader title={text('join_title')} />
      <main>
        {state.status === 'loading' && <Loading />}
        {state.status === 'problem' && (
          <ProblemNote problem={state.problem}>
            <RetryButton retry={found.reload} />
          </ProblemNote>
        )}
        {state.status === 'ready' &&
          (joined !== null ? (
            <Joined connection={joined} ask={ask} />
          ) : state.value.invited === null ? (
            <NoInvitation />
          ) : state.value.invited.isExposed ? (
            <ExposedLink />
          ) : (
            <JoinQuestion
              invited={state.value.invited}
              keeping={state.value.keeping}
              ask={ask}
              onJoined={onJoined}
            />
          ))}
      </main>
    </>
  );
}

async function look(ask: Ask, tabId: number): Promise<Found> {
  const [invited, keeping] = await Promise.all([invitationOf(tabId), readKeeping(ask)]);
  return { invited, keeping };
}
