import { scaleBand, scaleLinear } from 'd3-scale';
import { plural } from '../../lib/i18n/text';
import { formatCalendarDay } from '../../lib/i18n/usage';

interface Props {
  /** Calendar days, oldest first. */
  readonly days: readonly string[];
  /** Credits used on each of them. */
  readonly used: readonly number[];
  /** What a bar of full height stands for. */
  readonly top: number;
  /** Where lines go through. */
  readonly ticks?: readonly number[];
}

/** What is used at all is seen, however little it is beside the most. In percent. */
const LEAST_HEIGHT = 2;

/** Draws a bar for each day, the newest where lines end (the style sheet sees to that). What it shows is to be said in words next to it. */
export function Bars({ days, used, top, ticks = [] }: Props) {
  // In percent: the drawing fits any size, and its lines stay as thin as they are.
  const x = scaleBand(days, [0, 100]).paddingInner(0.25);
  const height = scaleLinear([0, top], [0, 100]);
  return (
    <svg class="bars" aria-hidden="true">
      {ticks.map((tick) => (
        <line
          key={tick}
          class="bars-line"
          x2="100%"
          y1={`${100 - height(tick)}%`}
          y2={`${100 - height(tick)}%`}
        />
      ))}
      {days.map((day, i) => {
        const credits = used[i] ?? 0;
        const size = credits === 0 ? 0 : Math.max(LEAST_HEIGHT, height(credits));
        const place = { x: `${x(day)}%`, width: `${x.bandwidth()}%` };
        return (
          <g key={day}>
            <title>{plural('usage_day_used', credits, formatCalendarDay(day))}</title>
            <rect class="bars-room" {...place} y="0" height="100%" />
            <rect class="bars-bar" {...place} y={`${100 - size}%`} height={`${size}%`} />
          </g>
        );
      })}
    </svg>
  );
}
