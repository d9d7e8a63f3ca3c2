import { useId } from 'preact/hooks';
import { plural, text } from '../../lib/i18n/text';
import { USAGE_PERIODS, type UsagePeriod } from '../../lib/usage/view';

interface Props {
  readonly period: UsagePeriod;
  /** Whether there is a billing period to look at. */
  readonly hasBilling: boolean;
  readonly choose: (period: UsagePeriod) => void;
}

/** Which days are looked at. */
export function PeriodChoice({ period, hasBilling, choose }: Props) {
  const name = useId();
  const offered = USAGE_PERIODS.filter((one) => one !== 'billing' || hasBilling);
  return (
    <fieldset class="periods">
      <legend class="visually-hidden">{text('usage_period')}</legend>
      {offered.map((one) => (
        <label key={one} class="period">
          <input type="radio" name={name} checked={one === period} onChange={() => choose(one)} />
          <span>
            {one === 'billing' ? text('usage_period_billing') : plural('usage_period_days', Number(one))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
