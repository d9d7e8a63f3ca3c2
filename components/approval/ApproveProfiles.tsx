import { useId } from 'preact/hooks';
import { formatList } from '../../lib/i18n/list';
import { text } from '../../lib/i18n/text';
import type { PendingProfile, ProfileSources } from '../../lib/messages/catalogue';
import { changedParts, PROFILE_PARTS } from '../../lib/profile/changes';
import type { PageProfile } from '../../lib/profile/profile';
import { ProblemNote } from '../ui/ProblemNote';
import { useAction } from '../ui/useAction';

interface Props {
  readonly sources: ProfileSources;
  readonly approve: (digests: readonly string[]) => Promise<unknown>;
}

/** Asks about page profiles that the team has published, with what they change; nothing where there are none. */
export function ApproveProfiles({ sources: { pending, published }, approve }: Props) {
  const heading = useId();
  const approving = useAction(approve);
  if (pending.length === 0) return null;
  return (
    <section class="note note-info approval" aria-labelledby={heading}>
      <h2 class="note-title" id={heading}>
        {text('approve_title')}
      </h2>
      <p>{text('approve_text', published?.publishedBy ?? '')}</p>
      <ul>
        {pending.map((one) => (
          <li key={one.digest}>
            <p>{whatChanges(one)}</p>
            <details>
              <summary>{text('approve_details')}</summary>
              <Changes {...one} />
            </details>
          </li>
        ))}
      </ul>
      {approving.state.status === 'problem' && <ProblemNote problem={approving.state.problem} />}
      <div class="actions">
        <button
          type="button"
          class="button button-primary"
          disabled={approving.state.status === 'busy'}
          onClick={() => void approving.run(pending.map(({ digest }) => digest))}
        >
          {text('approve_button')}
        </button>
      </div>
    </section>
  );
}

function whatChanges({ profile, before }: PendingProfile): string {
  if (before === null) return text('approve_new', profile.name);
  const parts = changedParts(before, profile).map((part) => text(`popup_part_${part}`));
  return text('approve_changes', profile.name, formatList(parts));
}

/** Each part that changes, as it was and as it is to be. */
function Changes({ profile, before }: PendingProfile) {
  const parts = before === null ? PROFILE_PARTS : changedParts(before, profile);
  return (
    <dl>
      {parts.map((part) => (
        <div key={part}>
          <dt>{text(`popup_part_${part}`)}</dt>
          {before !== null && <Value label={text('approve_before')} value={before[part]} />}
          <Value label={text('approve_after')} value={profile[part]} />
        </div>
      ))}
    </dl>
  );
}

function Value({ label, value }: { readonly label: string; readonly value: PageProfile[keyof PageProfile] }) {
  return (
    <dd>
      <span class="muted">{label}</span>
      <pre dir="ltr">{JSON.stringify(value, null, 2)}</pre>
    </dd>
  );
}
