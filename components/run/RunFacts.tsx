import type { ComponentChildren } from 'preact';
import { formatNumber, plural, text } from '../../lib/i18n/text';
import type { RunSummary } from '../../lib/messages/catalogue';
import { stepsText } from '../popup/steps';
import { Moment } from '../ui/Moment';

interface Props {
  readonly run: RunSummary;
  /** What its member is called. */
  readonly who: string;
}

/** When a run was, whose, of what, and where its credits are. */
export function RunFacts({ run, who }: Props) {
  return (
    <>
      <dl class="figures">
        <Fact name={text('popup_retained')}>{formatNumber(run.pending)}</Fact>
        <Fact name={text('usage_used')}>{formatNumber(run.deducted + run.chargedLate)}</Fact>
        <Fact name={text('usage_returned')}>{formatNumber(run.refunded)}</Fact>
      </dl>
      <dl class="facts-list">
        <Fact name={text('run_when')}>
          <Moment atMs={run.heldAtMs} />
        </Fact>
        <Fact name={text('run_who')}>
          <bdi>{who}</bdi>
        </Fact>
        <Fact name={text('run_sequence')}>
          <bdi>{run.sequenceId}</bdi>
        </Fact>
        <Fact name={text('run_emails')}>{stepsText(run)}</Fact>
        <Fact name={text('run_contacts')}>
          {plural('run_covered', run.selected, formatNumber(run.covered))}
        </Fact>
        <Fact name={text('run_price')}>{formatNumber(run.pricePerContact)}</Fact>
        {run.unbilled > 0 && <Fact name={text('run_unbilled')}>{formatNumber(run.unbilled)}</Fact>}
      </dl>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
