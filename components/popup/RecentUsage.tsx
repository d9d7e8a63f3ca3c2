import { useId } from 'preact/hooks';
import { problemText } from '../../lib/i18n/codes';
import { formatNumber, text } from '../../lib/i18n/text';
import { formatMoment } from '../../lib/i18n/time';
import { paceText } from '../../lib/i18n/usage';
import type { Problem } from '../../lib/protocol/problem';
import type { Loaded } from '../../lib/state/loaded';
import { daysOfUse, paceOf } from '../../lib/usage/pace';
import type { UsageSummary } from '../../lib/usage/view';
import { Loading } from '../ui/Loading';
import { Bars } from '../usage/Bars';

interface Props {
  readonly usage: Loaded<UsageSummary>;
  /** Credits that the team may still spend. */
  readonly available: number;
  /** The problem that the popup tells of already: once is enough. */
  readonly told: Problem | null;
}

/** What was used of late, how long the credits last at that pace, and a way to know more. */
export function RecentUsage({ usage, available, told }: Props) {
  const heading = useId();
  return (
    <section class="recent-usage" aria-labelledby={heading}>
      <h2 id={heading}>{text('usage_recent')}</h2>
      {usage.status === 'loading' && <Loading />}
      {usage.status === 'problem' && usage.problem.code !== told?.code && (
        <p class="muted">{problemText(usage.problem.code)}</p>
      )}
      {usage.status === 'ready' && <Recent summary={usage.value} available={available} />}
      <a href="/usage.html" target="_blank" rel="noreferrer">
        {text('usage_see')}
      </a>
    </section>
  );
}

const WEEK = 7;

function Recent({ summary, available }: { readonly summary: UsageSummary; readonly available: number }) {
  const { days, used, beganAtMs, asOfMs, problem } = summary;
  const month = sumOf(used);
  if (month === 0) return <p class="muted">{text('usage_recent_none')}</p>;
  const pace = paceOf({ used: month, days: daysOfUse(days.length, beganAtMs, asOfMs), available });
  return (
    <>
      <div class="spark">
        <Bars days={days} used={used} top={Math.max(...used)} />
      </div>
      <dl class="figures">
        <div>
          <dt>{text('usage_recent_week')}</dt>
          <dd>{formatNumber(sumOf(used.slice(-WEEK)))}</dd>
        </div>
        <div>
          <dt>{text('usage_recent_month')}</dt>
          <dd>{formatNumber(month)}</dd>
        </div>
      </dl>
      <p>{paceText(pace, available)}</p>
      {problem !== null && <p class="muted">{text('usage_old', formatMoment(asOfMs, Date.now()))}</p>}
    </>
  );
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
