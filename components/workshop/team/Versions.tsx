import { formatList } from '../../../lib/i18n/list';
import { formatNumber, text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import type { PublishedSummary } from '../../../lib/protocol/profiles';
import type { LoadedStore } from '../../../lib/state/loaded';
import { useStore } from '../../../lib/state/useStore';
import { ConfirmButton } from '../../ui/ConfirmButton';
import { Loading } from '../../ui/Loading';
import { Moment } from '../../ui/Moment';
import { ProblemNote } from '../../ui/ProblemNote';
import { RetryButton } from '../../ui/RetryButton';
import { useAction } from '../../ui/useAction';
import { useBench } from '../bench';

interface Props {
  readonly versions: LoadedStore<readonly PublishedSummary[]>;
  readonly newest: number;
  /** Null for who isn't an owner. */
  readonly rollBack: ((version: number) => Promise<void>) | null;
  readonly ask: Ask;
}

/** What has been published, newest first; each can be looked at, and an owner can bring it back. */
export function Versions({ versions, newest, rollBack, ask }: Props) {
  const state = useStore(versions.store);
  if (state.status === 'loading') return <Loading />;
  if (state.status === 'problem') {
    return (
      <ProblemNote problem={state.problem}>
        <RetryButton retry={versions.reload} />
      </ProblemNote>
    );
  }
  if (state.value.length === 0) return null;
  return (
    <div class="place">
      <h3>{text('workshop_versions')}</h3>
      <ol class="listed">
        {state.value.map((one) => (
          <Version
            key={one.version}
            one={one}
            isNewest={one.version === newest}
            rollBack={rollBack}
            ask={ask}
          />
        ))}
      </ol>
    </div>
  );
}

interface VersionProps extends Pick<Props, 'rollBack' | 'ask'> {
  readonly one: PublishedSummary;
  readonly isNewest: boolean;
}

function Version({ one, isNewest, rollBack, ask }: VersionProps) {
  const { draft } = useBench();
  const { version, note, publishedBy, publishedAtMs, rolledBackTo, names } = one;
  const number = formatNumber(version);
  const taking = useAction(async () => {
    const { profiles } = await ask('profiles.version', { version });
    const [first] = profiles;
    if (first !== undefined) draft.take({ profile: first, openedId: null });
  });
  const isTaking = taking.state.status === 'busy';
  return (
    <li>
      <div class="version">
        <p>
          <strong>{text('workshop_version', number)}</strong>{' '}
          {isNewest && <span class="fine">{text('workshop_version_newest')}</span>}
        </p>
        <p class="muted">
          {publishedBy}, <Moment atMs={publishedAtMs} />
        </p>
        {note !== '' && <p>{note}</p>}
        {rolledBackTo !== null && (
          <p class="muted">{text('workshop_version_rolled_back', formatNumber(rolledBackTo))}</p>
        )}
        <p class="muted">{names.length === 0 ? text('workshop_version_empty') : formatList(names)}</p>
      </div>
      {taking.state.status === 'problem' && <ProblemNote problem={taking.state.problem} />}
      <div class="actions">
        {names.length > 0 && (
          <button
            type="button"
            class="button button-small"
            aria-label={text('workshop_version_take', number)}
            aria-disabled={isTaking}
            onClick={() => isTaking || taking.run()}
          >
            {text('workshop_take')}
          </button>
        )}
        {rollBack !== null && !isNewest && (
          <ConfirmButton
            label={text('workshop_roll_back')}
            accessibleName={text('workshop_roll_back_label', number)}
            class="button button-small"
            confirmLabel={text('workshop_roll_back')}
            confirm={() => rollBack(version)}
          >
            {text('workshop_roll_back_question', number)}
          </ConfirmButton>
        )}
      </div>
    </li>
  );
}
