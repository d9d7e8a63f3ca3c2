import { plural, text } from '../../../lib/i18n/text';
import { Confirmation } from '../../ui/Confirmation';
import type { Loss } from './useLeaving';

interface Props {
  readonly loss: Loss;
  readonly confirmLabel: string;
  readonly confirm: () => Promise<void>;
  readonly stay: () => void;
}

/** Asks whether results may be lost. */
export function LossQuestion({ loss, confirmLabel, confirm, stay }: Props) {
  return (
    <Confirmation
      confirmLabel={confirmLabel}
      cancelLabel={text('options_team_stay')}
      confirm={confirm}
      cancel={stay}
    >
      {lossText(loss)}
    </Confirmation>
  );
}

function lossText({ leftBehind }: Loss): string {
  if (leftBehind === null) return text('options_team_awaited_here');
  const { undelivered, awaited } = leftBehind;
  return [
    undelivered > 0 ? plural('options_team_undelivered', undelivered) : '',
    awaited > 0 ? plural('options_team_awaited', awaited) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
