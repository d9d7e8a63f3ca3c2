import { formatNumber, text } from '../../../lib/i18n/text';
import type { MemberUsage } from '../../../lib/protocol/team';

interface Props {
  readonly members: readonly MemberUsage[];
  readonly change: (member: MemberUsage) => void;
  readonly renewLink: (member: MemberUsage) => void;
}

/** The team's members with what they have spent in this billing period, and what they may. */
export function MemberTable({ members, change, renewLink }: Props) {
  if (members.length === 0) return <p class="muted">{text('members_none')}</p>;
  return (
    <div class="table-room">
      <table class="numbers members" aria-label={text('members_title')}>
        <thead>
          <tr>
            <th scope="col">{text('members_name')}</th>
            <th scope="col">{text('members_spent')}</th>
            <th scope="col">{text('members_limit')}</th>
            <th scope="col">
              <span class="visually-hidden">{text('members_action')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <th scope="row">
                <bdi>{member.name}</bdi> <span class="muted">{text(`role_${member.role}`)}</span>
              </th>
              <td>{formatNumber(member.spent)}</td>
              <td>{member.limit === null ? text('members_no_limit') : formatNumber(member.limit.credits)}</td>
              <td>
                <div class="member-actions">
                  <button
                    type="button"
                    class="button button-small"
                    aria-label={text('members_change_label', member.name)}
                    onClick={() => change(member)}
                  >
                    {text('members_change')}
                  </button>
                  <button
                    type="button"
                    class="button button-small"
                    aria-label={text('members_link_new_label', member.name)}
                    onClick={() => renewLink(member)}
                  >
                    {text('members_link_new')}
                  </button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
