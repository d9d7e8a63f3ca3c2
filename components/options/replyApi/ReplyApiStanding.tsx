import { formatNumber, plural, text } from '../../../lib/i18n/text';
import { formatMoment, formatUtcMonth } from '../../../lib/i18n/time';
import type { ReplyApiState, ReplyApiUsage } from '../../../lib/replyApi/state';
import { ProblemNote } from '../../ui/ProblemNote';

/** How asking is going: what was used, when it was done last, and what stands in the way. */
export function ReplyApiStanding({ state }: { readonly state: ReplyApiState }) {
  const { usage, lastAskedAtMs, problem, waiting } = state;
  return (
    <>
      {problem !== null && <ProblemNote title={text('reply_api_problem')} problem={problem} />}
      <p>{usage === null ? text('reply_api_used_unknown') : usedText(usage)}</p>
      <p class="muted">
        {lastAskedAtMs === null
          ? text('reply_api_never')
          : text('reply_api_last', formatMoment(lastAskedAtMs, Date.now()))}
      </p>
      {waiting > 0 && <p class="muted">{plural('reply_api_waiting', waiting)}</p>}
    </>
  );
}

function usedText({ used, budget, monthEndsAtMs }: ReplyApiUsage): string {
  return plural('reply_api_used', budget, formatNumber(used), formatUtcMonth(monthEndsAtMs - 1));
}
