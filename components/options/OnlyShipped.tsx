import { text } from '../../lib/i18n/text';
import { ProblemNote } from '../ui/ProblemNote';
import { useAction } from '../ui/useAction';

interface Props {
  readonly stored: boolean;
  /** The organisation has set it. */
  readonly isManaged: boolean;
  readonly save: (onlyShippedProfiles: boolean) => Promise<void>;
}

/** Whether pages are read with nothing that a person or a team has made. */
export function OnlyShipped({ stored, isManaged, save }: Props) {
  const saving = useAction(save);
  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          checked={stored || isManaged}
          disabled={isManaged || saving.state.status === 'busy'}
          onChange={({ currentTarget }) => void saving.run(currentTarget.checked)}
        />
        {text('options_only_shipped')}
      </label>
      <p class="muted">{text(isManaged ? 'managed_field' : 'options_only_shipped_hint')}</p>
      {saving.state.status === 'problem' && <ProblemNote problem={saving.state.problem} />}
    </>
  );
}
