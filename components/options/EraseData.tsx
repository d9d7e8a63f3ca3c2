import { text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import { ConfirmButton } from '../ui/ConfirmButton';
import { StatusLine } from '../ui/StatusLine';

interface Props {
  readonly ask: Ask;
  /** How it went the last time. */
  readonly status: string;
  readonly say: (status: string) => void;
  /** All data is gone now. */
  readonly onErased: () => void;
}

/** Deletes all data, after asking. */
export function EraseData({ ask, status, say, onErased }: Props) {
  const erase = async () => {
    await ask('data.erase', {});
    say(text('options_erase_done'));
    onErased();
  };
  return (
    <div class="task">
      <h3>{text('options_erase')}</h3>
      <p class="muted">{text('options_erase_text')}</p>
      <div class="actions">
        <ConfirmButton
          label={text('options_erase_action')}
          class="button button-danger-quiet"
          confirmLabel={text('options_erase_confirm')}
          confirm={erase}
        >
          {text('options_erase_question')}
        </ConfirmButton>
        <StatusLine>{status}</StatusLine>
      </div>
    </div>
  );
}
