import { formatMoney } from '../../../lib/i18n/money';
import { formatNumber, plural, text } from '../../../lib/i18n/text';
import { formatDay } from '../../../lib/i18n/time';
import type { TopUp } from '../../../lib/protocol/topUp';

/** Whether the team has an automatic top-up, who agreed to it, and what keeps it from buying. */
export function TopUpStanding({ topUp }: { readonly topUp: TopUp }) {
  const { offered, rule, agreedBy, agreedAtMs, bought, periodEndsAtMs } = topUp;
  const nowMs = Date.now();
  if (!offered) {
    return (
      <p class="note note-info">
        {text('top_up_not_offered')} {rule !== null && text('top_up_paused')}
      </p>
    );
  }
  if (rule === null) return <p>{text('top_up_off')}</p>;
  const { quote, belowCredits, atMost } = rule;
  const endsOn = formatDay(periodEndsAtMs, nowMs);
  return (
    <>
      <p>
        {text(
          'top_up_rule',
          plural('credits', belowCredits),
          plural('credits', quote.credits),
          formatMoney(quote.totalMinor, quote.currency),
          plural('times', atMost),
        )}
      </p>
      <p class="muted">
        {text('top_up_agreed', agreedBy, formatDay(agreedAtMs, nowMs))}{' '}
        {text('top_up_bought', formatNumber(bought), endsOn)}
      </p>
      {topUp.priceChanged && <p class="note note-warn">{text('top_up_price_changed')}</p>}
      {!topUp.priceChanged && bought >= atMost && (
        <p class="note note-warn">{text('top_up_used_up', endsOn)}</p>
      )}
    </>
  );
}
