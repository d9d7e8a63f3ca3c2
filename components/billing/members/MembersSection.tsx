import { useEffect, useMemo, useState } from 'preact/hooks';
import { plural, text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import type { MemberUsage } from '../../../lib/protocol/team';
import { createLoaded } from '../../../lib/state/loaded';
import { useStore } from '../../../lib/state/useStore';
import type { CreditsView } from '../../../lib/state/view';
import { Loading } from '../../ui/Loading';
import { ProblemNote } from '../../ui/ProblemNote';
import { RetryButton } from '../../ui/RetryButton';
import { Section } from '../../ui/Section';
import { SettingsLink } from '../../ui/SettingsLink';
import { StatusLine } from '../../ui/StatusLine';
import { InviteDialog } from './InviteDialog';
import { LimitDialog } from './LimitDialog';
import { MemberTable } from './MemberTable';
import { NewLinkDialog } from './NewLinkDialog';

interface Props {
  readonly view: CreditsView;
  readonly ask: Ask;
}

/** What is open beside the list. */
type Task = { readonly kind: 'invite' } | { readonly kind: 'limit' | 'link'; readonly member: MemberUsage };

/** For an owner: who spends how much of the team's credits, how much they may, and the way in for others. */
export function MembersSection({ view, ask }: Props) {
  const members = useMemo(() => createLoaded(() => ask('team.members', {})), [ask]);
  const state = useStore(members.store);
  const [task, setTask] = useState<Task | null>(null);
  const [said, setSaid] = useState('');

  // The cursor moves whenever somebody has spent something.
  useEffect(() => {
    void members.reload();
  }, [members, view.ledgerId, view.cursor]);

  const begin = (task: Task) => {
    setSaid('');
    setTask(task);
  };
  const close = () => setTask(null);

  const setLimit = async ({ id, name }: MemberUsage, credits: number | null) => {
    await ask('team.setLimit', { memberId: id, credits });
    close();
    setSaid(
      credits === null
        ? text('members_limit_lifted', name)
        : text('members_limit_set', name, plural('credits', credits)),
    );
    await members.reload();
  };

  return (
    <Section anchor="members" title={text('members_title')} intro={text('members_intro')}>
      {state.status === 'loading' && <Loading />}
      {state.status === 'problem' && (
        <ProblemNote problem={state.problem}>
          <RetryButton retry={members.reload} />
          <SettingsLink code={state.problem.code} />
        </ProblemNote>
      )}
      {state.status === 'ready' && (
        <MemberTable
          members={state.value}
          change={(member) => begin({ kind: 'limit', member })}
          renewLink={(member) => begin({ kind: 'link', member })}
        />
      )}
      {state.status === 'ready' && (
        <button type="button" class="button invite" onClick={() => begin({ kind: 'invite' })}>
          {text('members_invite')}
        </button>
      )}
      <StatusLine>{said}</StatusLine>
      {task?.kind === 'invite' && (
        <InviteDialog ask={ask} onInvited={() => void members.reload()} close={close} />
      )}
      {task?.kind === 'limit' && (
        <LimitDialog
          member={task.member}
          setLimit={(credits) => setLimit(task.member, credits)}
          close={close}
        />
      )}
      {task?.kind === 'link' && (
        <NewLinkDialog
          member={task.member}
          isOwn={task.member.id === view.memberId}
          ask={ask}
          close={close}
        />
      )}
    </Section>
  );
}
