import { useState } from 'preact/hooks';
import { formatList } from '../../../lib/i18n/list';
import { text } from '../../../lib/i18n/text';
import type { PublishedProfiles } from '../../../lib/protocol/profiles';
import { useStore } from '../../../lib/state/useStore';
import { withProfile } from '../../../lib/workshop/own';
import type { ProfilesStore } from '../../../lib/workshop/profiles';
import { ConfirmButton } from '../../ui/ConfirmButton';
import { Field } from '../../ui/Field';
import { ProblemNote } from '../../ui/ProblemNote';
import { RetryButton } from '../../ui/RetryButton';
import { StatusLine } from '../../ui/StatusLine';
import { useAction } from '../../ui/useAction';
import { useBench } from '../bench';

const LONGEST_NOTE = 300;

interface Props {
  readonly published: PublishedProfiles | null;
  readonly profiles: ProfilesStore;
  /** Sees what others have published in the meantime. */
  readonly lookAgain: () => Promise<void>;
}

/** For an owner: what is worked on goes to all members, or one of the team's goes. */
export function PublishForm({ published, profiles, lookAgain }: Props) {
  const { draft, wrongs } = useBench();
  const profile = useStore(draft.store, ({ profile }) => profile);
  const [note, setNote] = useState('');
  const current = published?.profiles ?? [];
  const after = published?.version ?? 0;
  const next = withProfile(current, profile);
  const publishing = useAction(async () => {
    await profiles.publish(next, note, after);
    setNote('');
  });
  const { state } = publishing;
  const blocked = state.status === 'busy' || wrongs.size > 0;
  const again = async () => {
    await lookAgain();
    publishing.reset();
  };
  return (
    <form
      class="publish"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked) void publishing.run();
      }}
    >
      <Field
        label={text('workshop_note')}
        hint={text('workshop_publish_hint', formatList(next.map(({ name }) => name)))}
        error={null}
      >
        {(links) => (
          <input
            {...links}
            autocomplete="off"
            maxLength={LONGEST_NOTE}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </Field>
      {state.status === 'problem' && (
        <ProblemNote problem={state.problem}>
          {state.problem.code === 'profiles-changed' && <RetryButton retry={again} />}
        </ProblemNote>
      )}
      <div class="actions">
        <button type="submit" class="button button-primary" aria-disabled={blocked}>
          {text('workshop_publish')}
        </button>
        <StatusLine>{state.status === 'done' ? text('workshop_published') : ''}</StatusLine>
      </div>
      {current.length > 0 && (
        <ul class="listed">
          {current.map(({ id, name }) => (
            <li key={id}>
              <span>{name}</span>
              <ConfirmButton
                label={text('workshop_withdraw')}
                accessibleName={text('workshop_withdraw_label', name)}
                class="button button-small"
                confirmLabel={text('workshop_withdraw')}
                confirm={() =>
                  profiles.publish(
                    current.filter((one) => one.id !== id),
                    note,
                    after,
                  )
                }
              >
                {text('workshop_withdraw_question', name)}
              </ConfirmButton>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
