import { text } from '../../../lib/i18n/text';
import type { Ask } from '../../../lib/messages/ask';
import { ConfirmButton } from '../../ui/ConfirmButton';
import { LossQuestion } from './LossQuestion';
import { useLeaving } from './useLeaving';

interface Props {
  readonly teamName: string;
  readonly ask: Ask;
  readonly onLeft: () => Promise<void>;
}

/** Goes back to credits in this browser, after asking; and after asking again where results would be lost. */
export function LeaveTeam({ teamName, ask, onLeft }: Props) {
  const leaving = useLeaving(ask, async (leaveBehind) => {
    await ask('team.leave', { leaveBehind });
    await onLeft();
  });
  if (leaving.loss !== null) {
    return (
      <LossQuestion
        loss={leaving.loss}
        confirmLabel={text('options_team_leave_anyway')}
        confirm={leaving.doItAnyway}
        stay={leaving.stay}
      />
    );
  }
  return (
    <ConfirmButton
      label={text('options_team_leave')}
      class="button button-danger-quiet"
      confirmLabel={text('options_team_leave_confirm')}
      cancelLabel={text('options_team_stay')}
      confirm={leaving.tryIt}
    >
      {text('options_team_leave_question', teamName)}
    </ConfirmButton>
  );
}
