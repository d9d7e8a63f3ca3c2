import { formatNumber, plural, text } from '../../lib/i18n/text';
import { formatMoment } from '../../lib/i18n/time';
import { deadlineMs } from '../../lib/ledger/hold';
import type { RunSummary } from '../../lib/messages/catalogue';
import type { CreditsView } from '../../lib/state/view';
import { ConfirmButton } from '../ui/ConfirmButton';
import { runName, stepsText } from './steps';

interface Props {
  readonly run: RunSummary;
  readonly view: Pick<CreditsView, 'memberId' | 'role'>;
  readonly release: () => Promise<void>;
}

/** One run that retains credits, and the way to get them back when it has stopped. */
export function OpenHold({ run, view, release }: Props) {
  const now = Date.now();
  const isOwn = run.by === view.memberId;
  const pendingContacts = run.pending / run.pricePerContact;
  return (
    <li class="card">
      <div class="row">
        <h3>{stepsText(run)}</h3>
        <span class="amount">{plural('popup_hold_retained', run.pending)}</span>
      </div>
      <p class="facts">
        {!isOwn && <span>{text('popup_by_teammate')}</span>}
        <span>{text('popup_run_sequence', run.sequenceId)}</span>
        <span>{plural('popup_hold_pending', run.covered, formatNumber(pendingContacts))}</span>
      </p>
      <p class="muted">
        {text('popup_hold_times', formatMoment(run.heldAtMs, now), formatMoment(deadlineMs(run), now))}
      </p>
      {(isOwn || view.role === 'owner') && (
        <ConfirmButton
          label={text('popup_release')}
          accessibleName={text('popup_release_label', runName(run))}
          class="button button-small"
          confirmLabel={text('popup_release_confirm')}
          cancelLabel={text('popup_release_keep')}
          confirm={release}
        >
          {plural('popup_release_question', run.pending)}
        </ConfirmButton>
      )}
    </li>
  );
}
