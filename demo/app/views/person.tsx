import { memo } from 'preact/compat';
import { type Contact, type ContactState, jobIdOf } from '../../model';
import { STATUS_WORDS } from './status-words';

interface PersonProps {
  readonly contact: Contact;
  readonly state: ContactState | undefined;
  readonly checked: boolean;
  onCheck(id: string, checked: boolean): void;
}

export const Person = memo(({ contact, state, checked, onCheck }: PersonProps) => {
  const { id, name, email, title, company, linkedIn } = contact;
  const status = state?.status ?? 'idle';
  return (
    <tr
      class="person"
      data-contact-id={id}
      data-status={status}
      data-attempt={state?.attempt ?? 0}
      data-job-id={state && jobIdOf(state)}
    >
      <td>
        <input
          type="checkbox"
          class="person__check"
          aria-label={`Select ${name}`}
          checked={checked}
          onChange={({ currentTarget }) => onCheck(id, currentTarget.checked)}
        />
      </td>
      <td>
        <bdi class="person__name">{name}</bdi>
        {linkedIn !== '' && (
          <abbr class="person__linked-in" title={`LinkedIn profile: ${linkedIn}`}>
            in
          </abbr>
        )}
        <span class="person__email" title={email}>
          {email}
        </span>
      </td>
      <td>
        <span class="person__title">{title}</span>
        <span class="person__company">{company}</span>
      </td>
      <td>
        <span class="person__status status" data-status={status}>
          {STATUS_WORDS[status]}
        </span>
        <span class="person__reason">{state?.reason}</span>
      </td>
    </tr>
  );
});
