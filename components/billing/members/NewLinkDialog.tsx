import { text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import type { MemberUsage } from '../../../lib/protocol/team';
import { Modal } from '../../ui/Modal';
import { useAction } from '../../ui/useAction';
import { JoinLink } from './JoinLink';
import { NewLinkForm } from './NewLinkForm';

interface Props {
  readonly member: MemberUsage;
  /** The owner's own link: were the earlier ones stopped, this browser would be out at once. */
  readonly isOwn: boolean;
  readonly ask: Ask;
  readonly close: () => void;
}

/** Makes another join link for a member, and shows it. */
export function NewLinkDialog({ member, isOwn, ask, close }: Props) {
  const { id: memberId, name } = member;
  const making = useAction((revokeOthers: boolean) => ask('team.newLink', { memberId, revokeOthers }));
  const { state } = making;
  const title = text(state.status === 'done' ? 'members_link_title' : 'members_link_new_label', name);
  return (
    <Modal title={title} busy={state.status === 'busy'} onClose={close}>
      {state.status === 'done' ? (
        <JoinLink name={name} link={state.result.link} close={close} />
      ) : (
        <NewLinkForm making={making} mayRevoke={!isOwn} close={close} />
      )}
    </Modal>
  );
}
