import { useState } from 'preact/hooks';
import { text } from '../../lib/i18n/text';
import type { PageProfile } from '../../lib/profile/profile';
import { ConfirmButton } from '../ui/ConfirmButton';
import { Field } from '../ui/Field';
import { Section } from '../ui/Section';
import { useAction } from '../ui/useAction';
import { printProfile, readJson } from './profileText';
import { SaveRow } from './SaveRow';

interface Props {
  readonly profile: PageProfile;
  /** Whether it replaces the shipped one. */
  readonly own: boolean;
  readonly save: (profile: unknown) => Promise<void>;
  /** Goes back to the shipped profile. Resolves to it, where there is one. */
  readonly restore: () => Promise<PageProfile | undefined>;
}

/** How the sequence page is read, as data. What was typed stays until it is right or given up. */
export function ProfileSection({ profile, own, save, restore }: Props) {
  const [typed, setTyped] = useState(() => printProfile(profile));
  const [jsonError, setJsonError] = useState<string | null>(null);
  const [restored, setRestored] = useState(false);
  const saving = useAction(save);
  const { state } = saving;
  const refused = state.status === 'problem' && state.problem.code === 'invalid-input';

  const submit = (event: Event) => {
    event.preventDefault();
    setRestored(false);
    const read = readJson(typed);
    setJsonError('error' in read ? read.error : null);
    if ('error' in read) saving.reset();
    else void saving.run(read.json);
  };
  const restoreAndShow = async () => {
    const shipped = await restore();
    if (shipped !== undefined) setTyped(printProfile(shipped));
    setJsonError(null);
    saving.reset();
    setRestored(true);
  };

  return (
    <Section anchor="profile" title={text('options_profile')} intro={text('options_profile_intro')}>
      <form onSubmit={submit} noValidate>
        <Field
          label={text('options_profile_label')}
          hint={text(own ? 'options_profile_own' : 'options_profile_shipped')}
          error={jsonError ?? (refused ? text('options_profile_refused', state.problem.detail) : null)}
        >
          {(links) => (
            <textarea
              {...links}
              class="code"
              rows={16}
              spellcheck={false}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <SaveRow
          state={restored ? { status: 'done', result: null } : refused ? { status: 'idle' } : state}
          done={text(restored ? 'options_profile_restored' : 'options_saved')}
        >
          <ConfirmButton
            label={text('options_profile_restore')}
            confirmLabel={text('options_profile_restore_confirm')}
            confirm={restoreAndShow}
          >
            {text('options_profile_restore_question')}
          </ConfirmButton>
        </SaveRow>
      </form>
    </Section>
  );
}
