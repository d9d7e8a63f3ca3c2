import { text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import type { RequestOf } from '../../../lib/messages/catalogue';
import { Modal } from '../../ui/Modal';
import { useAction } from '../../ui/useAction';
import { InviteForm } from './InviteForm';
import { JoinLink } from './JoinLink';

interface Props {
  readonly ask: Ask;
  /** There is one more member. */
  readonly onInvited: () => void;
  readonly close: () => void;
}

/** Adds a member, and shows the link that they join with. */
export function InviteDialog({ ask, onInvited, close }: Props) {
  const inviting = useAction(async (member: RequestOf<'team.invite'>) => {
    const { link } = await ask('team.invite', member);
    onInvited();
    return { name: member.name, link };
  });
  const { state } = inviting;
  const title =
    state.status === 'done' ? text('members_link_title', state.result.name) : text('members_invite');
  return (
    <Modal title={title} busy={state.status === 'busy'} onClose={close}>
      {state.status === 'done' ? (
        <JoinLink {...state.result} close={close} />
      ) : (
        <InviteForm inviting={inviting} close={close} />
      )}
    </Modal>
  );
}
