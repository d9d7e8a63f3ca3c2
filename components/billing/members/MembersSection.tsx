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
import { LimitDialog } from './LimitDialog';
import { MemberTable } from './MemberTable';

interface Props {
  readonly view: CreditsView;
  readonly ask: Ask;
}

/** For an owner: who spends how much of the team's credits, and how much they may. */
export function MembersSection({ view, ask }: Props) {
  const members = useMemo(() => createLoaded(() => ask('team.members', {})), [ask]);
  const state = useStore(members.store);
  const [changing, setChanging] = useState<MemberUsage | null>(null);
  const [said, setSaid] = useState('');

  // The cursor moves whenever somebody has spent something.
  useEffect(() => {
    void members.reload();
  }, [members, view.ledgerId, view.cursor]);

  const setLimit = async ({ id, name }: MemberUsage, credits: number | null) => {
    await ask('team.setLimit', { memberId: id, credits });
    setChanging(null);
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
          change={(member) => {
            setSaid('');
            setChanging(member);
          }}
        />
      )}
      <StatusLine>{said}</StatusLine>
      {changing !== null && (
        <LimitDialog
          member={changing}
          setLimit={(credits) => setLimit(changing, credits)}
          close={() => setChanging(null)}
        />
      )}
    </Section>
  );
}
