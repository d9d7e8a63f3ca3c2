import { formatNumber, text } from '../../lib/i18n/text';
import { paceText } from '../../lib/i18n/usage';
import { daysOfUse, paceOf } from '../../lib/usage/pace';
import { sumsOf } from '../../lib/usage/sums';
import type { UsageView } from '../../lib/usage/view';

interface Props {
  readonly usage: UsageView;
  /** Credits that the team may still spend. */
  readonly available: number;
}

/** The period in three numbers, and how long the credits last if it goes on like this. */
export function Figures({ usage, available }: Props) {
  const { used, returned, succeeded } = sumsOf(usage.rows);
  const days = daysOfUse(usage.days.length, usage.beganAtMs, usage.asOfMs);
  return (
    <>
      <dl class="figures">
        <Figure name={text('usage_used')} value={used} />
        <Figure name={text('usage_returned')} value={returned} />
        <Figure name={text('usage_emails')} value={succeeded} />
      </dl>
      <p class="pace">{paceText(paceOf({ used, days, available }), available)}</p>
    </>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatNumber(value)}</dd>
    </div>
  );
}
