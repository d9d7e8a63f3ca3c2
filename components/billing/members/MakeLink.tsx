import { text } from '../../../lib/i18n/text';

interface Props {
  /** It is being made. */
  readonly busy: boolean;
  readonly close: () => void;
}

/** How a form ends that makes a join link. */
export function MakeLink({ busy, close }: Props) {
  return (
    <div class="actions modal-actions">
      <button type="button" class="button" disabled={busy} onClick={close}>
        {text('page_cancel')}
      </button>
      <button type="submit" class="button button-primary" aria-disabled={busy}>
        {text(busy ? 'members_link_making' : 'members_link_make')}
      </button>
    </div>
  );
}
