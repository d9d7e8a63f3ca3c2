import { text } from '../../../lib/i18n/text';
import type { PageProfile } from '../../../lib/profile/profile';
import { ConfirmButton } from '../../ui/ConfirmButton';
import { Section } from '../../ui/Section';

interface Props {
  readonly own: readonly PageProfile[];
  readonly remove: (id: string) => Promise<void>;
}

/** The profiles of this browser: each can be given up again. */
export function OwnProfiles({ own, remove }: Props) {
  if (own.length === 0) return null;
  return (
    <Section title={text('workshop_own')} intro={text('workshop_own_intro')}>
      <ul class="listed">
        {own.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <ConfirmButton
              label={text('workshop_delete')}
              accessibleName={text('workshop_delete_label', name)}
              class="button button-small button-danger-quiet"
              confirmLabel={text('workshop_delete')}
              confirm={() => remove(id)}
            >
              {text('workshop_delete_question', name)}
            </ConfirmButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
