import { useId, useState } from 'preact/hooks';
import { formatNumber, plural, text } from '../../lib/i18n/text';
import type { Ask } from '../../lib/messages/ask';
import type { RunSummary } from '../../lib/messages/catalogue';
import { Moment } from '../ui/Moment';
import { RunContacts } from './RunContacts';
import { RunLink } from './RunLink';
import { stepsText } from './steps';

interface Props {
  readonly run: RunSummary;
  readonly isOwn: boolean;
  readonly ask: Ask;
}

/** One run; it opens to its contacts and what became of their credits. */
export function RunItem({ run, isOwn, ask }: Props) {
  const [open, setOpen] = useState(false);
  const contacts = useId();
  return (
    <li class="run">
      <button
        type="button"
        class="run-toggle"
        aria-expanded={open}
        aria-controls={contacts}
        onClick={() => setOpen(!open)}
      >
        <span class="row">
          <span class="run-title">{stepsText(run)}</span>
          <Moment atMs={run.heldAtMs} />
        </span>
        <span class="facts">
          {!isOwn && <span>{text('popup_by_teammate')}</span>}
          <span>{text('popup_run_sequence', run.sequenceId)}</span>
          <span>{plural('popup_run_covered', run.selected, formatNumber(run.covered))}</span>
        </span>
        <RunCredits run={run} />
      </button>
      <div id={contacts}>
        {open && (
          <>
            <RunContacts run={run} ask={ask} />
            <p class="run-link">
              <RunLink run={run}>{text('run_open')}</RunLink>
            </p>
          </>
        )}
      </div>
    </li>
  );
}

function RunCredits({ run }: { readonly run: RunSummary }) {
  const returned = run.refunded;
  return (
    <span class="facts facts-strong">
      <span>{plural('popup_run_used', run.deducted + run.chargedLate)}</span>
      {returned > 0 && <span>{plural('popup_run_returned', returned)}</span>}
      {run.pending > 0 && <span>{plural('popup_run_retained', run.pending)}</span>}
      {run.unbilled > 0 && <span>{plural('popup_run_unbilled', run.unbilled)}</span>}
      {run.pending > 0 && <span class="badge">{text('popup_run_in_progress')}</span>}
    </span>
  );
}
