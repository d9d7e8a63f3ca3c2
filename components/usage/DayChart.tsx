import { scaleLinear } from 'd3-scale';
import { formatNumber, text } from '../../lib/i18n/text';
import { formatCalendarDay, formatShortNumber } from '../../lib/i18n/usage';
import { Bars } from './Bars';

interface Props {
  /** Calendar days, oldest first. */
  readonly days: readonly string[];
  /** Credits used on each of them; some on one at least. */
  readonly used: readonly number[];
}

const TICKS = 4;

/** What was used on each day: as bars, in a sentence, and as a table. */
export function DayChart({ days, used }: Props) {
  const most = Math.max(...used);
  const y = scaleLinear([0, most], [0, 1]).nice(TICKS);
  const [, top = most] = y.domain();
  // Nobody uses half a credit.
  const ticks = y.ticks(TICKS).filter(Number.isInteger);
  const average = Math.round(used.reduce((a, b) => a + b, 0) / days.length);
  const mostOn = days[used.indexOf(most)] ?? '';
  return (
    <>
      <p class="muted">
        {text('usage_by_day_text', formatCalendarDay(mostOn), formatNumber(most), formatNumber(average))}
      </p>
      <div class="chart">
        <div class="chart-y" aria-hidden="true">
          {ticks.toReversed().map((tick) => (
            <span key={tick} class="chart-tick">
              {formatShortNumber(tick)}
            </span>
          ))}
        </div>
        <Bars days={days} used={used} top={top} ticks={ticks} />
        <div class="chart-x" aria-hidden="true">
          {daysToName(days).map((day) => (
            <span key={day}>{formatCalendarDay(day)}</span>
          ))}
        </div>
      </div>
      <details class="chart-table">
        <summary>{text('usage_by_day_table')}</summary>
        <table class="numbers" aria-label={text('usage_by_day')}>
          <thead>
            <tr>
              <th scope="col">{text('usage_day')}</th>
              <th scope="col">{text('usage_used')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day, i) => (
              <tr key={day}>
                <th scope="row">{formatCalendarDay(day)}</th>
                <td>{formatNumber(used[i] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** The first day, the last one, and the one in their middle where there is one. */
function daysToName(days: readonly string[]): string[] {
  const middle = days.length % 2 === 1 ? days[(days.length - 1) / 2] : undefined;
  const named = [days[0], middle, days.at(-1)].filter((day) => day !== undefined);
  return [...new Set(named)];
}
