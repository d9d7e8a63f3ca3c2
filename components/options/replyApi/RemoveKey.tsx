import { text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import { ConfirmButton } from '../../ui/ConfirmButton';

interface Props {
  readonly ask: Ask;
  readonly onRemoved: () => Promise<void>;
}

/** Forgets the key, after asking. */
export function RemoveKey({ ask, onRemoved }: Props) {
  return (
    <ConfirmButton
      label={text('reply_api_remove')}
      class="button button-danger-quiet"
      confirmLabel={text('reply_api_remove_confirm')}
      cancelLabel={text('reply_api_remove_cancel')}
      confirm={async () => {
        await ask('replyApi.remove', {});
        await onRemoved();
      }}
    >
      {text('reply_api_remove_question')}
    </ConfirmButton>
  );
}
